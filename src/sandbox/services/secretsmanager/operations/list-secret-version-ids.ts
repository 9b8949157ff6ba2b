import { pageOf } from '../../../paging.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { read, requireSecret, secretCheck } from '../input.ts'
import { secretArn } from '../store.ts'

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecretVersionIds.html. */
export const listSecretVersionIds: Operation = {
  name: 'secretsmanager:ListSecretVersionIds',
  access: 'read',
  checks: (input, context) => [secretCheck('secretsmanager:ListSecretVersionIds', input, context)],
  handle(input, context) {
    const secret = requireSecret(input, context)
    const isAll = read.flag(input, 'IncludeDeprecated') ?? false
    const versions = secret.versions.filter(({ stages }) => isAll || stages.length > 0)
    const { items, nextToken } = pageOf(versions, {
      limit: read.number(input, 'MaxResults', { min: 1, max: 100 }) ?? 100,
      token: read.text(input, 'NextToken'),
      keyOf: ({ id }) => id,
      invalidToken: () => new ServiceError('InvalidNextTokenException', 'Invalid NextToken.'),
    })
    return {
      Versions: items.map(({ id, stages, createdAt }) => ({
        VersionId: id,
        ...(stages.length > 0 && { VersionStages: [...stages] }),
        CreatedDate: createdAt / 1000,
      })),
      ...(nextToken !== undefined && { NextToken: nextToken }),
      ARN: secretArn(context, secret),
      Name: secret.name,
    }
  },
}
