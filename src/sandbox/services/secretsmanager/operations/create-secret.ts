import { regionalArn } from '../../../arns.ts'
import { requestTagKeys } from '../../../input.ts'
import { own } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { read, versionIn } from '../input.ts'
import { addSecret, addVersion, secretArn, secretsState } from '../store.ts'

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
export const createSecret: Operation = {
  name: 'secretsmanager:CreateSecret',
  access: 'write',
  refused: ['AddReplicaRegions', 'Type'],
  withoutEffect: ['ForceOverwriteReplicaSecret'],
  checks(input, context) {
    const name = read.requiredText(input, 'Name')
    const tags = read.tags(input, 'Tags')
    // The six characters are not drawn yet.
    const resource = regionalArn(context, 'secretsmanager', `secret:${name}-??????`)
    const keys = { 'secretsmanager:Name': name, ...requestTagKeys(tags) }
    const tag = { action: 'secretsmanager:TagResource', resource, context: requestTagKeys(tags) }
    const create = { action: 'secretsmanager:CreateSecret', resource, shownResource: name, context: keys }
    return [create, ...(Object.keys(tags).length > 0 ? [tag] : [])]
  },
  handle(input, context) {
    const name = read.requiredText(input, 'Name')
    // https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html, Name (checked 2026-11)
    if (!/^[\w/+=.@-]{1,512}$/.test(name)) {
      throw new ServiceError(
        'ValidationException',
        'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
      )
    }
    const existing = own(secretsState(context.state).secrets, name)
    if (existing?.deletedAt !== undefined) {
      throw new ServiceError(
        'InvalidRequestException',
        "You can't create this secret because a secret with this name is already scheduled for deletion.",
      )
    }
    const version = versionIn(input, context)
    if (existing) {
      throw new ServiceError(
        'ResourceExistsException',
        `The operation failed because the secret ${name} already exists.`,
      )
    }
    const [description, keyId] = [read.text(input, 'Description'), read.text(input, 'KmsKeyId')]
    const secret = addSecret(
      {
        name,
        tags: read.tags(input, 'Tags'),
        ...(description !== undefined && { description }),
        ...(keyId !== undefined && { keyId }),
      },
      context,
    )
    if (version) addVersion(secret, version, ['AWSCURRENT'])
    return { ARN: secretArn(context, secret), Name: name, ...(version && { VersionId: version.id }) }
  },
}
