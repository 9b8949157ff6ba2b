import { arnForms, commonRules, type InputRules, type Violation } from '../../models/index.ts'
import { ServiceError } from '../../service.ts'

const common = commonRules('ValidationError')

/** IAM has words of its own for characters that a name must not have. */
export const inputRules: InputRules = {
  refuse(violations, operation) {
    const [{ path, rule }] = violations
    const allowed = rule === 'pattern' ? allowedIn(violations[0]) : undefined
    if (allowed === undefined) return common.refuse(violations, operation)
    // https://github.com/aws-amplify/amplify-cli/issues/9120 (checked 2026-11): `at 'roleName'`
    return new ServiceError(
      'ValidationError',
      `The specified value for ${path} is invalid. It must contain only alphanumeric characters and/or the following: ${allowed}`,
    )
  },
  arns: {
    forms: {
      PolicyArn: arnForms.managedPolicy,
      OpenIDConnectProviderArn: { ...arnForms.provider, account: 'own' },
      PolicySourceArn: { ...arnForms.principal, account: 'own' },
      CallerArn: { ...arnForms.principal, account: 'own' },
    },
    // https://github.com/hashicorp/terraform-provider-aws/issues/1337: the code and the text of policies; the form is strict:
    // https://github.com/cloud-gov/aws-broker/issues/383 (checked 2026-11)
    refuse: (_member, value) => new ServiceError('InvalidInput', `ARN ${value.slice(0, 200)} is not valid.`),
  },
}

/** The characters beside letters and digits that the pattern of a name allows: `+=,.@_-`. */
function allowedIn({ shape }: Violation): string | undefined {
  return 'pattern' in shape && shape.pattern === '[\\w+=,.@-]+' ? '+=,.@_-' : undefined
}
