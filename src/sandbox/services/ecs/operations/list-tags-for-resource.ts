import type { Operation } from '../../../service.ts'
import { findTagged, requireTagged, resourceArn } from '../tagged.ts'
import { resourceTagContext } from '../tags.ts'

/** The tags of a cluster, service, task or task definition. */
export const listTagsForResource: Operation = {
  name: 'ecs:ListTagsForResource',
  access: 'read',
  checks(input, context) {
    const arn = resourceArn(input)
    const seen = resourceTagContext(findTagged(context, arn)?.tags)
    return [{ action: 'ecs:ListTagsForResource', resource: arn, context: seen }]
  },
  handle: (input, context) => ({ tags: requireTagged(context, resourceArn(input)).tags }),
}
