import { readCall } from '../operation.ts'
import { rates } from './rates.ts'

/** All tags of one resource, AWS's own (`aws:`) included. */
export function listTagsForResource(input: { readonly resourceArn: string }) {
  return readCall(
    'ecs:ListTagsForResource',
    input,
    () => [{ action: 'ecs:ListTagsForResource', resource: input.resourceArn }],
    { yields: 'tags', rate: rates.tagReads, statement: 'ReadTags' },
  )
}
