import { resourceTagKeys } from '../../input.ts'
import { ServiceError } from '../../service.ts'
import type { Tagging } from '../../tagging.ts'
import { read, tagMap } from './input.ts'
import { findTargetByArn } from './store.ts'

/** Tags of scalable targets, which requests name by their ARN. */
export const tagging: Tagging = {
  added: tagMap,
  removed: (input) => read.texts(input, 'TagKeys'),
  check(action, input, context) {
    const arn = read.requiredText(input, 'ResourceARN')
    return { action, resource: arn, context: resourceTagKeys(findTargetByArn(context.state, context, arn)?.tags) }
  },
  tagsOf(input, context) {
    const arn = read.requiredText(input, 'ResourceARN')
    const target = findTargetByArn(context.state, context, arn)
    if (target) return target.tags
    // assumed: the text
    throw new ServiceError('ResourceNotFoundException', `No scalable target found for ARN: ${arn.slice(0, 300)}`)
  },
}
