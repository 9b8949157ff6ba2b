import type { Operation } from '../../../service.ts'
import { seconds } from '../arns.ts'
import { daemonDefinitionArn } from '../daemon-definitions.ts'
import { optionalText, present } from '../input.ts'
import { page } from '../paging.ts'
import { requireOneOf } from '../refuse.ts'
import { ecsState } from '../store.ts'

/** Revisions of daemon task definitions, by family and number. */
export const listDaemonTaskDefinitions: Operation = {
  name: 'ecs:ListDaemonTaskDefinitions',
  access: 'read',
  checks: () => [{ action: 'ecs:ListDaemonTaskDefinitions', resource: '*' }],
  handle(input, context) {
    const [family, prefix] = [optionalText(input, 'family'), optionalText(input, 'familyPrefix') ?? '']
    const status = optionalText(input, 'status') ?? 'ACTIVE'
    const [sort, revision] = [optionalText(input, 'sort'), optionalText(input, 'revision')]
    requireOneOf('status', status, ['ACTIVE', 'DELETE_IN_PROGRESS', 'ALL'])
    requireOneOf('sort', sort, ['ASC', 'DESC'])
    requireOneOf('revision', revision, ['LAST_REGISTERED'])
    const found = ecsState(context.state)
      .daemonDefinitions.filter((one) => (family ?? one.family) === one.family && one.family.startsWith(prefix))
      .filter((one) => status === 'ALL' || one.status === status)
      .filter((one, _index, all) => {
        const newest = Math.max(...all.filter((other) => other.family === one.family).map((other) => other.revision))
        return revision !== 'LAST_REGISTERED' || one.revision === newest
      })
      .sort((a, b) => (a.family === b.family ? a.revision - b.revision : a.family < b.family ? -1 : 1))
    if (sort === 'DESC') found.reverse()
    const keyOf = (one: (typeof found)[number]): string => `${one.family}:${one.revision}`
    const { items, nextToken } = page(input, found, { usual: 100, keyOf })
    const daemonTaskDefinitions = items.map((one) =>
      present({
        arn: daemonDefinitionArn(context, keyOf(one)),
        registeredAt: seconds(one.registeredAt),
        registeredBy: one.registeredBy,
        deleteRequestedAt: one.deleteRequestedAt === undefined ? undefined : seconds(one.deleteRequestedAt),
        status: one.status,
      }),
    )
    return { daemonTaskDefinitions, nextToken }
  },
}
