import type { Operation } from '../../../service.ts'
import { read, requireSecret, secretCheck } from '../input.ts'
import { secretArn } from '../store.ts'

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecretVersionIds.html; all on one page. */
export const listSecretVersionIds: Operation = {
  name: 'secretsmanager:ListSecretVersionIds',
  access: 'read',
  checks: (input, context) => [secretCheck('secretsmanager:ListSecretVersionIds', input, context)],
  handle(input, context) {
    const secret = requireSecret(input, context)
    const isAll = read.flag(input, 'IncludeDeprecated') ?? false
    return {
      Versions: secret.versions
        .filter(({ stages }) => isAll || stages.length > 0)
        .map(({ id, stages, createdAt }) => ({
          VersionId: id,
          ...(stages.length > 0 && { VersionStages: [...stages] }),
          CreatedDate: createdAt / 1000,
        })),
      ARN: secretArn(context, secret),
      Name: secret.name,
    }
  },
}
