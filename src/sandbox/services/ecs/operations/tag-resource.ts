import type { Operation } from '../../../service.ts'
import { findTagged, requireTagged, resourceArn, tagErrorCode } from '../tagged.ts'
import { checkTagCount, mergeTags, requestTagContext, requestTags, resourceTagContext } from '../tags.ts'

/** Adds tags to a resource; a tag of the same key gets the new value. */
export const tagResource: Operation = {
  name: 'ecs:TagResource',
  access: 'write',
  // Without ecs:CreateAction, which is there only when something is created with tags.
  checks(input, context) {
    const arn = resourceArn(input)
    const tags = requestTags(input, tagErrorCode(arn))
    const seen = { ...requestTagContext(tags), ...resourceTagContext(findTagged(context, arn)?.tags) }
    return [{ action: 'ecs:TagResource', resource: arn, context: seen }]
  },
  handle(input, context) {
    const arn = resourceArn(input)
    const resource = requireTagged(context, arn)
    const tags = mergeTags(resource.tags, requestTags(input, tagErrorCode(arn)))
    checkTagCount(tags, tagErrorCode(arn))
    resource.tags = tags
    return {}
  },
}
