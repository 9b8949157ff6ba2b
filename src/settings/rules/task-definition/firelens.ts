import { containers, member } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Logs that go through FireLens have a router. */
export const firelens: Rule = {
  code: 'firelens',
  of: 'task definition',
  severity: 'warning',
  about: 'Where a container logs by `awsfirelens`, one has a `firelensConfiguration`, and only one.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html (checked 2026-11)',
  *check(task): Iterable<RuleFinding> {
    const routers = containers(task).filter(({ value }) => value['firelensConfiguration'] !== undefined)
    const users = containers(task).filter(
      ({ value }) => member(value, 'logConfiguration', 'logDriver') === 'awsfirelens',
    )
    for (const { path } of routers.length === 0 ? users : [])
      yield {
        path: [...path, 'logConfiguration', 'logDriver'],
        text: 'no container has a `firelensConfiguration` to take the log',
      }
    for (const { path } of routers.slice(1))
      yield {
        path: [...path, 'firelensConfiguration'],
        text: 'a task has one log router, another container is one already',
      }
  },
}
