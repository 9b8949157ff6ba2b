import type { Operation } from '../../../service.ts'
import { texts } from '../input.ts'
import { findTagged, requireTagged, resourceArn } from '../tagged.ts'
import { isReserved, resourceTagContext } from '../tags.ts'

/** Takes tags off a resource; keys that it does not have are no mistake. */
export const untagResource: Operation = {
  name: 'ecs:UntagResource',
  access: 'write',
  checks(input, context) {
    const arn = resourceArn(input)
    const keys = texts(input, 'tagKeys')
    const seen = {
      ...(keys.length > 0 ? { 'aws:TagKeys': keys } : {}),
      ...resourceTagContext(findTagged(context, arn)?.tags),
    }
    return [{ action: 'ecs:UntagResource', resource: arn, context: seen }]
  },
  handle(input, context) {
    const resource = requireTagged(context, resourceArn(input))
    const keys = texts(input, 'tagKeys')
    resource.tags = resource.tags.filter((tag) => !keys.includes(tag.key) || isReserved(tag.key))
    return {}
  },
}
