import { containers, isForFargate, member, text } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const drivers = ['awslogs', 'splunk', 'awsfirelens']

/** Log drivers have what they need. */
export const logOptions: Rule = {
  code: 'log-options',
  of: 'task definition',
  severity: 'error',
  about: '`awslogs` has `awslogs-group` and `awslogs-region`; Fargate has the drivers awslogs, splunk and awsfirelens.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html (checked 2026-11)',
  *check(task): Iterable<RuleFinding> {
    const fargate = isForFargate(task)
    for (const { value, path } of containers(task)) {
      const driver = text(member(value, 'logConfiguration', 'logDriver'))
      const at = [...path, 'logConfiguration']
      if (fargate && driver !== undefined && !drivers.includes(driver))
        yield {
          path: [...at, 'logDriver'],
          text: `Fargate has no log driver \`${driver}\``,
          hint: `it has ${drivers.join(', ')}`,
        }
      if (driver !== 'awslogs') continue
      const options = member(value, 'logConfiguration', 'options')
      if (text(options) === undefined && typeof options === 'string') continue
      for (const option of ['awslogs-group', 'awslogs-region'])
        if (member(options, option) === undefined)
          yield { path: [...at, 'options'], text: `the log driver \`awslogs\` wants the option \`${option}\`` }
    }
  },
}
