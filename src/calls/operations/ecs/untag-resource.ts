import { writeCall } from '../operation.ts'
import { rates } from './rates.ts'
import { tagsOtherThan } from './tag-keys.ts'

/** Removes tags by their keys; one that is not there is no mistake. `named`: the keys that stay, whichever are removed today. */
export function untagResource(
  input: { readonly resourceArn: string; readonly tagKeys: readonly string[] },
  named: readonly string[],
) {
  return writeCall(
    'ecs:UntagResource',
    input,
    () => [{ action: 'ecs:UntagResource', resource: input.resourceArn, ...tagsOtherThan(named) }],
    {
      yields: null,
      rate: rates.tagChanges,
      statement: 'UntagService',
      repeat: 'harmless',
      shownBy: `aws ecs list-tags-for-resource --resource-arn ${input.resourceArn}`,
    },
  )
}
