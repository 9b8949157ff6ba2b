import { pageOf } from '../../../paging.ts'
import { type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { read, stagesByVersion } from '../input.ts'
import { type Secret, secretsState } from '../store.ts'
import { secretOnWire } from './describe-secret.ts'

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html; filters by name alone. */
export const listSecrets: Operation = {
  name: 'secretsmanager:ListSecrets',
  access: 'read',
  refused: ['SortOrder', 'SortBy'],
  checks: () => [{ action: 'secretsmanager:ListSecrets', resource: '*' }],
  handle(input, context) {
    const accepts = filterOf(input)
    const isPlanned = read.flag(input, 'IncludePlannedDeletion') ?? false
    const all = Object.values(secretsState(context.state).secrets)
    const { items, nextToken } = pageOf(
      all.filter((secret) => accepts(secret) && (isPlanned || secret.deletedAt === undefined)),
      {
        limit: read.number(input, 'MaxResults', { min: 1, max: 100 }) ?? 100,
        token: read.text(input, 'NextToken'),
        keyOf: ({ name }) => name,
        invalidToken: () => new ServiceError('InvalidNextTokenException', 'Invalid NextToken.'),
      },
    )
    return {
      SecretList: items.map((secret) => ({
        ...secretOnWire(secret, context),
        SecretVersionsToStages: stagesByVersion(secret),
      })),
      ...(nextToken !== undefined && { NextToken: nextToken }),
    }
  },
}

function filterOf(input: JsonObject): (secret: Secret) => boolean {
  const filters = read.objects(input, 'Filters').map((filter) => {
    const key = read.requiredText(filter, 'Key')
    if (key !== 'name') {
      throw new ServiceError(
        'InvalidParameterException',
        `The sandbox filters secrets by name alone, not by ${key.slice(0, 100)}.`,
      )
    }
    return read.texts(filter, 'Values')
  })
  // https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_search-secret.html: names are matched by their beginning (checked 2026-11)
  return ({ name }) => filters.every((values) => values.some((value) => name.startsWith(value)))
}
