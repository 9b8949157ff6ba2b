import type { Operation } from '../../../service.ts'
import { optionalText } from '../input.ts'
import { inOrder, page } from '../paging.ts'
import { requireOneOf } from '../refuse.ts'
import { ecsState } from '../store.ts'

/** Names of families: ALL, those with an ACTIVE revision, or those that have only INACTIVE ones. */
export const listTaskDefinitionFamilies: Operation = {
  name: 'ecs:ListTaskDefinitionFamilies',
  access: 'read',
  checks: () => [{ action: 'ecs:ListTaskDefinitionFamilies', resource: '*' }],
  handle(input, context) {
    const status = optionalText(input, 'status') ?? 'ALL'
    requireOneOf('status', status, ['ACTIVE', 'INACTIVE', 'ALL'])
    const prefix = optionalText(input, 'familyPrefix') ?? ''
    const names = ecsState(context.state)
      .families.filter(({ name, revisions }) => {
        if (!name.startsWith(prefix) || revisions.length === 0) return false
        const active = revisions.some((revision) => revision.status === 'ACTIVE')
        return status === 'ALL' || active === (status === 'ACTIVE')
      })
      .map(({ name }) => name)
      .sort()
    const { items, nextToken } = page(input, names, { usual: 100, keyOf: (name) => name, isAfter: inOrder })
    return { families: items, nextToken }
  },
}
