import { tagList } from '../../../input.ts'
import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { requireSecret, secretCheck, stagesByVersion } from '../input.ts'
import { type Secret, secretArn } from '../store.ts'

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html: a secret that is being deleted is answered, too. */
export const describeSecret: Operation = {
  name: 'secretsmanager:DescribeSecret',
  access: 'read',
  checks: (input, context) => [secretCheck('secretsmanager:DescribeSecret', input, context)],
  handle: (input, context) => {
    const secret = requireSecret(input, context, { deleted: 'allowed' })
    return { ...secretOnWire(secret, context), VersionIdsToStages: stagesByVersion(secret) }
  },
}

/** A secret as DescribeSecret and ListSecrets answer it, without its versions. */
export function secretOnWire(secret: Secret, context: RequestContext): JsonObject {
  return {
    ARN: secretArn(context, secret),
    Name: secret.name,
    ...(secret.description !== undefined && { Description: secret.description }),
    ...(secret.keyId !== undefined && { KmsKeyId: secret.keyId }),
    LastChangedDate: secret.changedAt / 1000,
    ...(secret.deletedAt !== undefined && { DeletedDate: secret.deletedAt / 1000 }),
    Tags: tagList(secret.tags),
    CreatedDate: secret.createdAt / 1000,
  }
}
