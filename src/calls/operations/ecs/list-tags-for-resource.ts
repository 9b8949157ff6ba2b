import { read } from '../../call.ts'
import type { Tag } from './types.ts'

export const listTagsForResource = (input: { readonly resourceArn: string }) =>
  read<{ tags?: readonly Tag[] }>('ecs:ListTagsForResource', input, () => [
    { action: 'ecs:ListTagsForResource', resource: input.resourceArn },
  ])
