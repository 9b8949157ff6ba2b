import { containers, isForFargate, member, text } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const hint =
  'write the ARN of a role beside `family`; `ristretto policy generate --role execution` prints what it has to be allowed'

/** What ECS does for a container before it starts is done as the execution role. */
export const executionRole: Rule = {
  code: 'execution-role',
  of: 'task definition',
  severity: 'error',
  about:
    'There is an `executionRoleArn` where containers have `secrets`, and on Fargate where one logs by `awslogs` or has an image in ECR.',
  source:
    "words of ECS: `When you are specifying container secrets, you must also specify a value for 'executionRoleArn'`, `Fargate requires task definition to have execution role ARN to support log driver awslogs.` (https://github.com/virtual-kubelet/virtual-kubelet/issues/193), `... to support ECR images.`",
  *check(task): Iterable<RuleFinding> {
    if (task['executionRoleArn'] !== undefined) return
    for (const { value, path } of containers(task)) {
      const [key, why] = reason(value, isForFargate(task)) ?? []
      if (key === undefined) continue
      yield { path: [...path, key], text: `${why} needs an \`executionRoleArn\` of the task definition`, hint }
      return
    }
  },
}

function reason(
  container: Readonly<Record<string, unknown>>,
  onFargate: boolean,
): readonly [key: string, why: string] | undefined {
  const { secrets, logConfiguration, image } = container
  if (Array.isArray(secrets) && secrets.length > 0) return ['secrets', 'a container with `secrets`']
  if (!onFargate) return undefined
  if (member(logConfiguration, 'logDriver') === 'awslogs')
    return ['logConfiguration', 'on Fargate the log driver `awslogs`']
  return /^\d{12}\.dkr[.-]ecr\./.test(text(image) ?? '') ? ['image', 'on Fargate an image in ECR'] : undefined
}
