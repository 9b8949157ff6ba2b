import { read } from '../../call.ts'
import type { Tag } from './types.ts'

/** All tags of one resource, AWS's own (`aws:`) included. */
export const listTagsForResource = (input: { readonly resourceArn: string }) =>
  read<{ tags?: readonly Tag[] }>('ecs:ListTagsForResource', input, () => [
    { action: 'ecs:ListTagsForResource', resource: input.resourceArn },
  ])
