import { type Answer, type Aws, UserError } from '../../calls/index.ts'
import type { Service } from '../../calls/operations/index.ts'
import { isObject, type ServiceDefinition } from '../../settings/index.ts'
import type { Controller, Goal } from '../../steps/index.ts'

/** Whose deployment is waited for. */
interface Awaited {
  /** Absent where the service keeps its own settings, or does not exist yet. */
  readonly found?: Answer<Service> | undefined
  readonly definition: ServiceDefinition | undefined
  readonly goal: Goal
}

/** Refuses, before anything is written, a goal that the service's deployments never come to. */
export function checkGoal(aws: Aws, { controller, ...awaited }: Awaited & { readonly controller: Controller }): void {
  if (controller === 'ECS') {
    checkEcsGoal(aws, awaited)
    return
  }
  const { goal } = awaited
  if (!goal.startsWith('ecs:') && goal !== 'paused') return
  throw new UserError('GOAL_IMPOSSIBLE', `\`--wait-until ${goal}\` is for services that ECS itself deploys`, {
    hint: 'CodeDeploy deploys this one: its goals are deployed, stable and codedeploy:EVENT',
  })
}

/**
 * Refuses, before anything is written, a goal that no deployment by ECS of this strategy ever comes to. A strategy that nobody names is
 * ECS's to decide, so that there is only a warning, as in ecspresso.
 */
function checkEcsGoal(aws: Aws, { found, definition, goal }: Awaited): void {
  if (goal.startsWith('codedeploy:'))
    throw new UserError('GOAL_IMPOSSIBLE', `\`--wait-until ${goal}\` is for services that CodeDeploy deploys`, {
      hint: 'ECS deploys this one: its goals are deployed, stable, paused and ecs:STAGE',
    })
  if (goal === 'stable' || goal === 'deployed' || goal === 'healthy') return
  const strategy = strategyOf({ found, definition })
  if (strategy === 'another') return
  // Stages are those of traffic that is shifted; hooks that pause were announced for rolling deployments too.
  if (strategy === 'ROLLING' && goal !== 'paused')
    throw new UserError('GOAL_IMPOSSIBLE', `a rolling deployment never comes to \`${goal}\``, {
      hint: '`deploymentConfiguration.strategy` BLUE_GREEN, LINEAR or CANARY has stages',
    })
  aws.warn(`a deployment that is rolling has no stages: \`${goal}\` may wait for its end`)
}

/** What the file says, or the service where the file does not decide. */
function strategyOf({ found, definition }: Omit<Awaited, 'goal'>): 'ROLLING' | 'another' | 'unknown' {
  const ofFile = strategyIn(definition?.input['deploymentConfiguration'])
  if (ofFile !== undefined) return ofFile === 'ROLLING' ? 'ROLLING' : 'another'
  if (definition !== undefined || !found) return 'unknown'
  const isStaged = found.ask(
    'the service shifts traffic in stages',
    ({ deploymentConfiguration }) => strategyIn(deploymentConfiguration) !== 'ROLLING',
  )
  return isStaged ? 'another' : 'ROLLING'
}

function strategyIn(configuration: unknown): unknown {
  return isObject(configuration) ? configuration['strategy'] || undefined : undefined
}
