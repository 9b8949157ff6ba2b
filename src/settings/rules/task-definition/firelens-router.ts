import { containers } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** One container takes the logs of the others. */
export const firelensRouter: Rule = {
  code: 'firelens-router',
  of: 'task definition',
  severity: 'warning',
  about: 'One container of a task has a `firelensConfiguration`.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html (checked 2026-11)',
  *check(task): Iterable<RuleFinding> {
    const routers = containers(task).filter(({ value }) => value['firelensConfiguration'] !== undefined)
    for (const { path } of routers.slice(1))
      yield {
        path: [...path, 'firelensConfiguration'],
        text: 'a task has one log router, another container is one already',
      }
  },
}
