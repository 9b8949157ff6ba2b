import { type Operation, ServiceError } from '../../../service.ts'
import { read, requireSecret, secretCheck, versionIn } from '../input.ts'
import { addVersion, findVersion, secretArn } from '../store.ts'

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html */
export const putSecretValue: Operation = {
  name: 'secretsmanager:PutSecretValue',
  access: 'write',
  withoutEffect: ['RotationToken'],
  checks: (input, context) => [secretCheck('secretsmanager:PutSecretValue', input, context)],
  handle(input, context) {
    const secret = requireSecret(input, context)
    const version = versionIn(input, context)
    if (!version) {
      throw new ServiceError('InvalidRequestException', 'You must provide either SecretString or SecretBinary.')
    }
    const stages = read.texts(input, 'VersionStages')
    const same = findVersion(secret, { id: version.id })
    if (same && (same.text !== version.text || same.binary !== version.binary)) {
      throw new ServiceError(
        'ResourceExistsException',
        `You can't use ClientRequestToken ${version.id} because that value is already in use for a version of secret ${secretArn(context, secret)}.`,
      )
    }
    if (!same) addVersion(secret, version, stages.length > 0 ? stages : ['AWSCURRENT'])
    return {
      ARN: secretArn(context, secret),
      Name: secret.name,
      VersionId: version.id,
      VersionStages: [...(findVersion(secret, { id: version.id })?.stages ?? [])],
    }
  },
}
