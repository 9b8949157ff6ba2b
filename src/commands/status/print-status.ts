import { clean } from '../../report/index.ts'
import type { AutoScalingStatus } from './auto-scaling.ts'
import type { ExpressStatus } from './express.ts'
import type { RolloutStatus, Status } from './status.ts'

/** The block that ecspresso prints; times are UTC in ISO 8601. */
export function printStatus(status: Status): string {
  const lines = [
    `Service: ${status.service}`,
    `Cluster: ${status.cluster}`,
    `TaskDefinition: ${status.taskDefinition}`,
    'Deployments:',
    ...status.deployments.map(rolloutLine),
    ...(status.taskSets.length > 0 ? ['TaskSets:', ...status.taskSets.map(rolloutLine)] : []),
    ...(status.express === undefined ? [] : expressLines(status.express)),
    ...(status.autoScaling.length > 0 ? ['AutoScaling:', ...status.autoScaling.flatMap(autoScalingLines)] : []),
    'Events:',
    ...status.events.map(({ at, message }) => `${at} ${clean(message)}`),
  ]
  return `${lines.join('\n')}\n`
}

function rolloutLine({ status, taskDefinition, desired, pending, running, state, reason }: RolloutStatus): string {
  const why = reason ? `(${clean(reason)})` : ''
  return `  ${status.padStart(8)} ${taskDefinition} desired:${desired} pending:${pending} running:${running} ${state}${why}`.trimEnd()
}

function expressLines({ status, ingressPaths }: ExpressStatus): string[] {
  return [
    'Express:',
    `  Status: ${clean(status)}`,
    ...(ingressPaths.length > 0 ? ['  IngressPaths:'] : []),
    ...ingressPaths.map(({ accessType, endpoint }) => `    ${clean(accessType)} ${clean(endpoint)}`),
  ]
}

function autoScalingLines({ min, max, suspended, policies }: AutoScalingStatus): string[] {
  return [
    `  Capacity min:${min} max:${max}`,
    `  Suspended in:${suspended.in} out:${suspended.out} scheduled:${suspended.scheduled}`,
    ...policies.map(({ name, type }) => `  Policy name:${clean(name)} type:${type}`),
  ]
}
