import type { Operation } from '../../../service.ts'
import { optionalField, requiredField } from '../input.ts'
import { requireManagedPolicy } from '../managed-policies.ts'
import { checkPolicyDocument } from '../policy-document.ts'
import { addVersion, makeDefault, policyCheck, versionOnWire } from '../policy-versions.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html */
export const createPolicyVersion: Operation = {
  name: 'iam:CreatePolicyVersion',
  access: 'write',
  checks: (input) => [policyCheck('CreatePolicyVersion', input)],
  handle(input, context) {
    const policy = requireManagedPolicy(input, context)
    const document = requiredField(input, 'PolicyDocument')
    checkPolicyDocument(document, 'identity')
    const version = addVersion(policy, document, context.now)
    if (optionalField(input, 'SetAsDefault') === 'true') makeDefault(policy, version)
    return { PolicyVersion: versionOnWire(policy, version, { document: false }) }
  },
}
