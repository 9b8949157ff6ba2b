import type { Listing } from '../../call.ts'
import { revisionNameOf } from '../arn.ts'
import { readCall } from '../operation.ts'
import { rates } from './rates.ts'

interface ListInput {
  readonly familyPrefix: string
  readonly status?: 'ACTIVE' | 'INACTIVE' | 'DELETE_IN_PROGRESS'
  readonly sort?: 'ASC' | 'DESC'
  readonly maxResults?: number
  readonly nextToken?: string
}

/** `family:revision`, in the order of their numbers. AWS offers no resource to fence it with: it is asked on `*`. */
export function listTaskDefinitions(input: ListInput) {
  return readCall('ecs:ListTaskDefinitions', input, () => [{ action: 'ecs:ListTaskDefinitions', resource: '*' }], {
    yields: 'taskDefinitionArns',
    rate: rates.taskDefinitionReads,
    statement: 'ListRevisions',
  })
}

/** The ARNs of all active revisions of a family, of that very name, in this order. */
export function revisionsOf(
  family: string,
  sort: 'ASC' | 'DESC',
): Listing<{ readonly taskDefinitionArns: readonly string[]; readonly nextToken?: string }, string> {
  const page = (nextToken?: string) =>
    listTaskDefinitions({ familyPrefix: family, sort, ...(nextToken === undefined ? {} : { nextToken }) })
  return {
    first: page(),
    next: ({ nextToken }) => (nextToken === undefined ? undefined : page(nextToken)),
    items: ({ taskDefinitionArns }) =>
      // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTaskDefinitions.html (checked 2026-11): a full family name,
      // but some emulators take it for the prefix that the parameter is named after.
      taskDefinitionArns.filter((arn) => revisionNameOf(arn).replace(/:\d+$/, '') === family),
  }
}
