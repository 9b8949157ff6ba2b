import type { JsonObject, Operation } from '../../../service.ts'
import { defaultSettings, settingNames } from '../account-settings.ts'
import { optionalFlag, optionalText } from '../input.ts'
import { inOrder, page } from '../paging.ts'
import { requireOneOf } from '../refuse.ts'
import { ecsState } from '../store.ts'

/** The settings of a principal; with `effectiveSettings` those that nobody set too. */
export const listAccountSettings: Operation = {
  name: 'ecs:ListAccountSettings',
  access: 'read',
  checks: () => [{ action: 'ecs:ListAccountSettings', resource: '*' }],
  handle(input, context) {
    const principalArn = optionalText(input, 'principalArn') ?? context.principal.identityArn
    const [name, value] = [optionalText(input, 'name'), optionalText(input, 'value')]
    requireOneOf('name', name, settingNames)
    const { accountSettings } = ecsState(context.state)
    const effective = optionalFlag(input, 'effectiveSettings') ?? false
    const root = `arn:${context.partition}:iam::${context.account}:root`
    const found: JsonObject[] = settingNames
      .map((one) => {
        const own = accountSettings[`${principalArn} ${one}`]
        const shared = effective ? (accountSettings[`${root} ${one}`] ?? defaultSettings[one]) : undefined
        return { name: one, value: own ?? shared, principalArn, type: 'user' }
      })
      .filter((setting) => setting.value !== undefined)
      .filter((setting) => (name ?? setting.name) === setting.name && (value ?? setting.value) === setting.value)
    const keyOf = (setting: JsonObject): string => String(setting['name'])
    const { items, nextToken } = page(input, found, { usual: 10, keyOf, isAfter: inOrder })
    return { settings: items, nextToken }
  },
}
