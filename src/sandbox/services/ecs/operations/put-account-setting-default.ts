import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { putSetting, settingCheck } from '../account-settings.ts'

/** Changes a setting of everybody in the account who has none of their own. */
export const putAccountSettingDefault: Operation = {
  name: 'ecs:PutAccountSettingDefault',
  access: 'write',
  withoutEffect: ['value'],
  checks: (input) => [settingCheck('ecs:PutAccountSettingDefault', input)],
  handle: (input: JsonObject, context: RequestContext) => ({
    setting: putSetting(input, context, `arn:${context.partition}:iam::${context.account}:root`),
  }),
}
