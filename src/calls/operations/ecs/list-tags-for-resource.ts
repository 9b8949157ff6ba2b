import { read } from '../../call.ts'
import type { Tag } from './types.ts'

/** All tags of one resource, AWS's own (`aws:`) included. */
export function listTagsForResource(input: { readonly resourceArn: string }) {
  return read<{ tags?: readonly Tag[] }>('ecs:ListTagsForResource', input, () => [
    { action: 'ecs:ListTagsForResource', resource: input.resourceArn },
  ])
}
