import { write } from '../../call.ts'

/** Removes tags by their keys; one that is not there is no mistake. */
export function untagResource(input: { readonly resourceArn: string; readonly tagKeys: readonly string[] }) {
  return write<object>('ecs:UntagResource', input, () => [{ action: 'ecs:UntagResource', resource: input.resourceArn }])
}
