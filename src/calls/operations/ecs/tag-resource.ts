import { writeCall } from '../operation.ts'
import { rates } from './rates.ts'
import { tagsAmong } from './tag-keys.ts'
import type { Tag } from './types.ts'

/** Sets tags of what stands already; those with other keys stay. `named`: all keys that the file names, whichever differ today. */
export function tagResource(
  input: { readonly resourceArn: string; readonly tags: readonly Tag[] },
  named: readonly string[],
) {
  return writeCall(
    'ecs:TagResource',
    input,
    () => [{ action: 'ecs:TagResource', resource: input.resourceArn, ...tagsAmong(named) }],
    {
      yields: null,
      rate: rates.tagChanges,
      statement: 'TagService',
      repeat: 'harmless',
      shownBy: `aws ecs list-tags-for-resource --resource-arn ${input.resourceArn}`,
    },
  )
}
