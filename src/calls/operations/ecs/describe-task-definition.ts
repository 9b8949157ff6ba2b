import { read } from '../../call.ts'
import type { Tag, TaskDefinitionAnswer } from './types.ts'

/** AWS offers no resource to fence it with: it is asked on `*`, and shows the environment of every definition. */
export function describeTaskDefinition(input: {
  readonly taskDefinition: string
  readonly include?: readonly 'TAGS'[]
}) {
  return read<{ taskDefinition?: TaskDefinitionAnswer; tags?: readonly Tag[] }>(
    'ecs:DescribeTaskDefinition',
    input,
    () => [{ action: 'ecs:DescribeTaskDefinition', resource: '*' }],
  )
}
