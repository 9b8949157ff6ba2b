import { activeAlarms } from '../../../behaviour.ts'
import { findAlarm } from '../../cloudwatch/index.ts'
import { note } from '../derived.ts'
import { optionalFlag, optionalObject, texts } from '../input.ts'
import { ecsState, type ServiceDeployment, type ServiceRecord } from '../store.ts'
import type { StepContext } from './step-context.ts'
import { staging } from './times.ts'

/** Begins to watch the alarms of a service deployment, without those that are on already. */
export function watchAlarms(world: StepContext, service: ServiceRecord, underWay: ServiceDeployment): void {
  const configured = optionalObject(underWay.configuration, 'alarms') ?? {}
  const names = optionalFlag(configured, 'enable') ? texts(configured, 'alarmNames') : []
  if (names.length === 0) return
  const on = alarmsOn(world, names, { family: service.blueprint.family, age: 0 })
  underWay.alarms = { status: 'MONITORING', triggered: [], watched: names.filter((name) => !on.includes(name)) }
  underWay.steps.push({ at: world.now + staging.alarmsAreChecked, do: 'check alarms' })
  note(ecsState(world.state), { kind: 'service', service })
}

/** The alarms, of those that are named, that are on: by CloudWatch, or because a scenario says when they go off. */
export function alarmsOn(
  world: StepContext,
  names: readonly string[],
  deployment: { readonly family: string; readonly age: number },
): string[] {
  const byScenario = activeAlarms(world.state, names, deployment)
  return names.filter((name) => byScenario.includes(name) || findAlarm(world.state, name)?.state === 'ALARM')
}
