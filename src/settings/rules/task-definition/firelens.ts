import { containers, isOpenList, member } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Logs that go through FireLens have a router, and a router has logs. */
export const firelens: Rule = {
  code: 'firelens',
  of: 'task definition',
  severity: 'error',
  about:
    'Where a container logs by `awsfirelens`, one has a `firelensConfiguration`; where one has it, a container logs so.',
  source:
    'words of ECS: `When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.` (https://github.com/fabfuel/ecs-deploy/issues/164), `When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver.` (https://github.com/aws/amazon-cloudwatch-logs-for-fluent-bit/issues/20)',
  *check(task): Iterable<RuleFinding> {
    if (isOpenList(task['containerDefinitions'])) return
    const drivers = containers(task).map(({ value, path }) => ({
      path,
      driver: member(value, 'logConfiguration', 'logDriver'),
      isOpen: typeof value['logConfiguration'] === 'string',
    }))
    const users = drivers.filter(({ driver }) => driver === 'awsfirelens')
    const routers = containers(task).filter(({ value }) => value['firelensConfiguration'] !== undefined)
    for (const { path } of routers.length === 0 ? users : [])
      yield {
        path: [...path, 'logConfiguration', 'logDriver'],
        text: 'no container has a `firelensConfiguration` to take the log',
      }
    if (users.length === 0 && !drivers.some(({ isOpen }) => isOpen))
      for (const { path } of routers)
        yield {
          path: [...path, 'firelensConfiguration'],
          text: 'no container has the log driver `awsfirelens`',
          hint: 'a router of logs without one needs no `firelensConfiguration`',
        }
  },
}
