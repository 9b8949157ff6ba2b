import { type RequestContext, ServiceError } from '../../service.ts'
import type { Tagging } from '../../tagging.ts'
import { read } from './input.ts'
import { findDiscoveryService, findNamespace } from './store.ts'

/** Tags of namespaces and services, which requests name by their ARN. */
export const tagging: Tagging = {
  added: (input) => read.tags(input, 'Tags'),
  removed: (input) => read.texts(input, 'TagKeys'),
  // These actions have no resource type: `*`.
  check: (action) => ({ action, resource: '*' }),
  tagsOf: (input, context) => tagged(read.requiredText(input, 'ResourceARN'), context).tags,
}

function tagged(arn: string, context: RequestContext): { tags: Record<string, string> } {
  const found = findNamespace(context.state, context, arn) ?? findDiscoveryService(context.state, context, arn)
  if (found && arn.startsWith('arn:')) return found
  // assumed: the text
  throw new ServiceError('ResourceNotFoundException', `Resource not found: ${arn.slice(0, 300)}`)
}
