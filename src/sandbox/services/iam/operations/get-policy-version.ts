import { type Operation, ServiceError } from '../../../service.ts'
import { noSuchEntity } from '../entities.ts'
import { requiredField } from '../input.ts'
import { managedDocument } from '../managed-policies.ts'

/** Policies have one version here, `v1`. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html */
export const getPolicyVersion: Operation = {
  name: 'iam:GetPolicyVersion',
  access: 'read',
  checks: (input) => [{ action: 'iam:GetPolicyVersion', resource: requiredField(input, 'PolicyArn') }],
  handle(input, context) {
    const arn = requiredField(input, 'PolicyArn')
    const version = requiredField(input, 'VersionId')
    const document = managedDocument(context.state, arn)
    if (document === undefined) throw noSuchEntity(`Policy ${arn} was not found.`)
    if (version !== 'v1') {
      throw new ServiceError(
        'NoSuchEntity',
        `Policy ${arn} version ${version.slice(0, 20)} does not exist or is not attachable.`,
        { status: 404 },
      )
    }
    return { PolicyVersion: { Document: encodeURIComponent(document), VersionId: 'v1', IsDefaultVersion: true } }
  },
}
