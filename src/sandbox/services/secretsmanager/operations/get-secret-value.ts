import { type Operation, ServiceError } from '../../../service.ts'
import { callOfService } from '../../kms/index.ts'
import { read, requireSecret, secretCheck } from '../input.ts'
import { findSecret, findVersion, secretArn } from '../store.ts'

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
export const getSecretValue: Operation = {
  name: 'secretsmanager:GetSecretValue',
  access: 'read',
  checks(input, context) {
    const check = secretCheck('secretsmanager:GetSecretValue', input, context)
    const secret = findSecret(context.state, context, read.requiredText(input, 'SecretId'))
    const stage = read.text(input, 'VersionStage') ?? 'AWSCURRENT'
    const decrypt = secret
      ? callOfService('kms:Decrypt', context, {
          service: 'secretsmanager',
          keyId: secret.keyId,
          encryptionContext: { SecretARN: secretArn(context, secret) },
        })
      : []
    return [{ ...check, context: { ...check.context, 'secretsmanager:VersionStage': stage } }, ...decrypt]
  },
  handle(input, context) {
    const secret = requireSecret(input, context)
    const [id, stage] = [read.text(input, 'VersionId'), read.text(input, 'VersionStage')]
    const version = findVersion(secret, { id, stage })
    if (!version) {
      const wanted = id === undefined ? `staging label: ${stage ?? 'AWSCURRENT'}` : `VersionId: ${id}`
      throw new ServiceError(
        'ResourceNotFoundException',
        `Secrets Manager can't find the specified secret value for ${wanted}`,
      )
    }
    return {
      ARN: secretArn(context, secret),
      Name: secret.name,
      VersionId: version.id,
      ...(version.text !== undefined && { SecretString: version.text }),
      ...(version.binary !== undefined && { SecretBinary: version.binary }),
      VersionStages: [...version.stages],
      CreatedDate: version.createdAt / 1000,
    }
  },
}
