import { type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import type { Tagging } from '../../tagging.ts'
import { applicationCheck, groupCheck, read, requireApplication, requireGroup } from './input.ts'
import { applicationArn, groupArn } from './store.ts'

/** Tags of applications and deployment groups, which requests name by their ARN. */
export const tagging: Tagging = {
  added: (input) => read.tags(input, 'Tags'),
  removed: (input) => read.texts(input, 'TagKeys'),
  check(action, input, context) {
    const { application, group } = taggedIn(input, context)
    const operation = action.slice('codedeploy:'.length)
    return group === undefined
      ? applicationCheck(operation, application, context)
      : groupCheck(operation, application, group, context)
  },
  tagsOf(input, context) {
    const { application, group } = taggedIn(input, context)
    const found = requireApplication(application, context)
    return group === undefined ? found.tags : requireGroup(application, group, context).tags
  },
}

function taggedIn(input: JsonObject, context: RequestContext): { application: string; group?: string } {
  const arn = read.requiredText(input, 'ResourceArn')
  const [ofApplication, ofGroup] = [applicationArn(context, ''), groupArn(context, '', '').slice(0, -1)]
  if (arn.startsWith(ofApplication)) return { application: arn.slice(ofApplication.length) }
  const [application = '', group] = arn.startsWith(ofGroup) ? arn.slice(ofGroup.length).split('/') : []
  if (group !== undefined) return { application, group }
  // assumed: the text
  throw new ServiceError('ArnNotSupportedException', `The specified ARN is not supported: ${arn.slice(0, 300)}`)
}
