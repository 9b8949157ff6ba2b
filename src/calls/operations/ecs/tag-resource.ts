import { writeCall } from '../operation.ts'
import { rates } from './rates.ts'
import type { Tag } from './types.ts'

/** Sets tags of what stands already; those with other keys stay. */
export function tagResource(input: { readonly resourceArn: string; readonly tags: readonly Tag[] }) {
  return writeCall('ecs:TagResource', input, () => [{ action: 'ecs:TagResource', resource: input.resourceArn }], {
    yields: null,
    rate: rates.tagChanges,
    statement: 'TagService',
    repeat: 'harmless',
    shownBy: `aws ecs list-tags-for-resource --resource-arn ${input.resourceArn}`,
  })
}
