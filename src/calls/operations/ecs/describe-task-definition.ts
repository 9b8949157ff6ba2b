import { readCall } from '../operation.ts'
import { rates } from './rates.ts'

/** AWS offers no resource to fence it with: it is asked on `*`, and shows the environment of every definition. */
export function describeTaskDefinition(input: {
  readonly taskDefinition: string
  readonly include?: readonly 'TAGS'[]
}) {
  return readCall(
    'ecs:DescribeTaskDefinition',
    input,
    () => [{ action: 'ecs:DescribeTaskDefinition', resource: '*' }],
    { yields: 'taskDefinition', rate: rates.taskDefinitionReads, statement: 'ReadTaskDefinition' },
  )
}
