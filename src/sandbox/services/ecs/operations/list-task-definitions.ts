import type { Operation } from '../../../service.ts'
import { taskDefinitionArn } from '../arns.ts'
import { optionalText } from '../input.ts'
import { page } from '../paging.ts'
import { invalidParameter, requireOneOf } from '../refuse.ts'
import { ecsState } from '../store.ts'

/** ARNs by family and number, newest last unless `sort` says DESC. */
export const listTaskDefinitions: Operation = {
  name: 'ecs:ListTaskDefinitions',
  access: 'read',
  checks: () => [{ action: 'ecs:ListTaskDefinitions', resource: '*' }],
  handle(input, context) {
    const status = optionalText(input, 'status') ?? 'ACTIVE'
    requireOneOf('status', status, ['ACTIVE', 'INACTIVE', 'DELETE_IN_PROGRESS'])
    const sort = optionalText(input, 'sort') ?? 'ASC'
    requireOneOf('sort', sort, ['ASC', 'DESC'])
    // The whole family's name, for all that the member is called a prefix:
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTaskDefinitions.html (checked 2026-11)
    const family = optionalText(input, 'familyPrefix')
    const found = ecsState(context.state)
      .families.filter(({ name }) => family === undefined || name === family)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap(({ revisions }) => revisions.filter((revision) => revision.status === status))
    if (sort === 'DESC') found.reverse()
    const { items, nextToken } = page(input, found, {
      usual: 100,
      // The form that AWS's own tokens have.
      keyOf: (definition) => `${definition.family}::${String(definition.revision).padStart(10, '0')}`,
      isAfter: (key, gone) => {
        const [family = '', revision = ''] = key.split('::')
        const [goneFamily = '', goneRevision] = gone.split('::')
        if (goneRevision === undefined) throw invalidParameter('Invalid token.') // assumed: the text
        const isLater = family === goneFamily ? revision > goneRevision : family > goneFamily
        return isLater === (sort === 'ASC')
      },
    })
    return { taskDefinitionArns: items.map((definition) => taskDefinitionArn(context, definition)), nextToken }
  },
}
