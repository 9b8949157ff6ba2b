import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { putSetting, settingCheck } from '../account-settings.ts'
import { optionalText } from '../input.ts'

/** Changes a setting of a principal: of the caller where none is named. */
export const putAccountSetting: Operation = {
  name: 'ecs:PutAccountSetting',
  access: 'write',
  withoutEffect: ['value'],
  checks: (input) => [settingCheck('ecs:PutAccountSetting', input)],
  handle: (input: JsonObject, context: RequestContext) => ({
    setting: putSetting(input, context, optionalText(input, 'principalArn') ?? context.principal.identityArn),
  }),
}
