import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { requireSettingName, settingCheck } from '../account-settings.ts'
import { optionalText } from '../input.ts'
import { ecsState } from '../store.ts'

/** Forgets a setting of a principal: the account's counts again. */
export const deleteAccountSetting: Operation = {
  name: 'ecs:DeleteAccountSetting',
  access: 'write',
  checks: (input) => [settingCheck('ecs:DeleteAccountSetting', input)],
  handle(input: JsonObject, context: RequestContext): JsonObject {
    const name = requireSettingName(input)
    const principalArn = optionalText(input, 'principalArn') ?? context.principal.identityArn
    const { accountSettings } = ecsState(context.state)
    const key = `${principalArn} ${name}`
    const value = accountSettings[key]
    delete accountSettings[key]
    return { setting: { name, value, principalArn } }
  },
}
