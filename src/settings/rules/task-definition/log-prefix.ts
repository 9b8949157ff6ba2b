import { containers, isForFargate, member } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Streams of logs on Fargate have a name that can be told. */
export const logPrefix: Rule = {
  code: 'log-prefix',
  of: 'task definition',
  severity: 'error',
  about: 'On Fargate `awslogs` has the option `awslogs-stream-prefix`.',
  source:
    'words of ECS: `Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.` (https://github.com/aws/aws-cdk/issues/1422)',
  *check(task): Iterable<RuleFinding> {
    if (!isForFargate(task)) return
    for (const { value, path } of containers(task)) {
      const options = member(value, 'logConfiguration', 'options')
      if (member(value, 'logConfiguration', 'logDriver') !== 'awslogs' || typeof options !== 'object') continue
      if (member(options, 'awslogs-stream-prefix') === undefined)
        yield {
          path: [...path, 'logConfiguration', 'options'],
          text: 'on Fargate the log driver `awslogs` wants the option `awslogs-stream-prefix`',
        }
    }
  },
}
