import type { Operation } from '../../../service.ts'
import { read, requireSecret, secretCheck, versionIn } from '../input.ts'
import { addVersion, secretArn } from '../store.ts'

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecret.html */
export const updateSecret: Operation = {
  name: 'secretsmanager:UpdateSecret',
  access: 'write',
  refused: ['Type'],
  checks: (input, context) => [secretCheck('secretsmanager:UpdateSecret', input, context)],
  handle(input, context) {
    const secret = requireSecret(input, context)
    const version = versionIn(input, context)
    const [description, keyId] = [read.text(input, 'Description'), read.text(input, 'KmsKeyId')]
    if (description !== undefined) secret.description = description
    if (keyId !== undefined) secret.keyId = keyId
    if (version) addVersion(secret, version, ['AWSCURRENT'])
    return { ARN: secretArn(context, secret), Name: secret.name, ...(version && { VersionId: version.id }) }
  },
}
