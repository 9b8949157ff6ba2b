import { arnForms, commonWords, type InputRules } from '../../models/index.ts'
import { ServiceError } from '../../service.ts'

/**
 * The codes for a value that is not in the right form, by the member.
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeployment.html and its siblings, Errors (checked 2026-11);
 * assumed: which of them says `1 validation error detected`
 */
const codes: Readonly<Record<string, string>> = {
  applicationName: 'InvalidApplicationNameException',
  deploymentGroupName: 'InvalidDeploymentGroupNameException',
  currentDeploymentGroupName: 'InvalidDeploymentGroupNameException',
  newDeploymentGroupName: 'InvalidDeploymentGroupNameException',
  deploymentConfigName: 'InvalidDeploymentConfigNameException',
  serviceRoleArn: 'InvalidRoleException',
  computePlatform: 'InvalidComputePlatformException',
  fileExistsBehavior: 'InvalidFileExistsBehaviorException',
  includeOnlyStatuses: 'InvalidDeploymentStatusException',
  deploymentWaitType: 'InvalidDeploymentWaitTypeException',
  outdatedInstancesStrategy: 'InvalidInputException',
}

/** CodeDeploy's operations have a code of their own for each member that is missing, which they see to themselves. */
export const inputRules: InputRules = {
  refuse(violations) {
    const [first, ...others] = violations.filter(({ rule }) => rule !== 'missing')
    if (!first) return undefined
    const [member = ''] = first.path.split('.')
    const code = Object.hasOwn(codes, member) ? codes[member] : undefined
    return new ServiceError(code ?? 'ValidationException', commonWords([first, ...others]))
  },
  arns: {
    forms: {
      serviceRoleArn: { ...arnForms.role, account: 'own' },
      triggerTargetArn: arnForms.topic,
      listenerArns: { ...arnForms.listener, region: 'own', account: 'own' },
    },
    // https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html, Errors (checked 2026-11); assumed: the texts
    refuse(member, value) {
      if (member === 'serviceRoleArn') return new ServiceError('InvalidRoleException', 'The role ARN is not valid.')
      if (member === 'triggerTargetArn')
        return new ServiceError('InvalidTriggerConfigException', `The trigger target ${value} is not valid.`)
      return new ServiceError('InvalidLoadBalancerInfoException', `The listener ARN ${value} is not valid.`)
    },
  },
}
