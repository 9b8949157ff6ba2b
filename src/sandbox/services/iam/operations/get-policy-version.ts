import type { Operation } from '../../../service.ts'
import { encodeDocument, noSuchEntity } from '../entities.ts'
import { requiredField } from '../input.ts'
import { managedDocument, requireManagedPolicy } from '../managed-policies.ts'
import { findManagedPolicy, policyCheck, requireVersion, versionOnWire } from '../policy-versions.ts'

/** AWS's own policies have one version here, `v1`. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html */
export const getPolicyVersion: Operation = {
  name: 'iam:GetPolicyVersion',
  access: 'read',
  checks: (input) => [policyCheck('GetPolicyVersion', input)],
  handle(input, context) {
    const arn = requiredField(input, 'PolicyArn')
    const document = managedDocument(context.state, arn)
    if (document !== undefined && !findManagedPolicy(context, arn)) {
      const version = requiredField(input, 'VersionId')
      if (version !== 'v1') {
        throw noSuchEntity(`Policy ${arn} version ${version.slice(0, 20)} does not exist or is not attachable.`)
      }
      return { PolicyVersion: { Document: encodeDocument(document), VersionId: 'v1', IsDefaultVersion: true } }
    }
    const policy = requireManagedPolicy(input, context)
    return { PolicyVersion: versionOnWire(policy, requireVersion(policy, input), { document: true }) }
  },
}
