import { writeCall } from '../operation.ts'
import { rates } from './rates.ts'

/** Removes tags by their keys; one that is not there is no mistake. */
export function untagResource(input: { readonly resourceArn: string; readonly tagKeys: readonly string[] }) {
  return writeCall('ecs:UntagResource', input, () => [{ action: 'ecs:UntagResource', resource: input.resourceArn }], {
    yields: null,
    rate: rates.tagChanges,
    statement: 'TagService',
    repeat: 'harmless',
    shownBy: `aws ecs list-tags-for-resource --resource-arn ${input.resourceArn}`,
  })
}
