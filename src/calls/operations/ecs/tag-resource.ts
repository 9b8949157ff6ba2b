import { write } from '../../call.ts'
import type { Tag } from './types.ts'

/** Sets tags of what stands already; those with other keys stay. */
export function tagResource(input: { readonly resourceArn: string; readonly tags: readonly Tag[] }) {
  return write<object>('ecs:TagResource', input, () => [{ action: 'ecs:TagResource', resource: input.resourceArn }])
}
