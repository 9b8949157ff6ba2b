import type { AccessCheck, JsonObject, RequestContext } from '../../service.ts'
import { optionalText } from './input.ts'
import { invalidParameter, requireOneOf } from './refuse.ts'
import { ecsState } from './store.ts'

/** The values of settings that nobody has changed. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html (checked 2026-11) */
export const defaultSettings: Readonly<Record<string, string>> = {
  awsvpcTrunking: 'disabled',
  containerInsights: 'disabled',
  containerInstanceLongArnFormat: 'enabled',
  defaultLogDriverMode: 'non-blocking',
  fargateFIPSMode: 'disabled',
  fargateTaskRetirementWaitPeriod: '7',
  guardDutyActivate: 'off',
  serviceLongArnFormat: 'enabled',
  tagResourceAuthorization: 'on',
  taskLongArnFormat: 'enabled',
}

/** The names of all settings, in order. */
export const settingNames: readonly string[] = Object.keys(defaultSettings)

/** The check before a setting is changed. */
export function settingCheck(action: string, input: JsonObject): AccessCheck {
  const name = optionalText(input, 'name') ?? ''
  return { action, resource: '*', context: { 'ecs:account-setting': name } }
}

/** The setting that a request names. */
export function requireSettingName(input: JsonObject): string {
  const name = optionalText(input, 'name')
  if (name === undefined) throw invalidParameter('name can not be blank.') // assumed: the text
  requireOneOf('name', name, settingNames)
  return name
}

/** Keeps a setting for a principal. */
export function putSetting(input: JsonObject, context: RequestContext, principalArn: string): JsonObject {
  const name = requireSettingName(input)
  const value = optionalText(input, 'value')
  if (value === undefined || value === '') throw invalidParameter('value can not be blank.') // assumed: the text
  ecsState(context.state).accountSettings[`${principalArn} ${name}`] = value
  return { name, value, principalArn, type: 'user' }
}
