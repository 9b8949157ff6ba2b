import { ServiceError } from '../../service.ts'

/** How traffic goes to the replacement: a share at once, the rest later, or in equal steps. */
export type TrafficRouting =
  | { readonly type: 'AllAtOnce' }
  | { readonly type: 'TimeBasedCanary' | 'TimeBasedLinear'; readonly percent: number; readonly minutes: number }

function canary(minutes: number): TrafficRouting {
  return { type: 'TimeBasedCanary', percent: 10, minutes }
}

function linear(minutes: number): TrafficRouting {
  return { type: 'TimeBasedLinear', percent: 10, minutes }
}

// https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html, Amazon ECS (checked 2026-11)
const predefined = new Map<string, TrafficRouting>([
  ['CodeDeployDefault.ECSAllAtOnce', { type: 'AllAtOnce' }],
  ['CodeDeployDefault.ECSCanary10Percent5Minutes', canary(5)],
  ['CodeDeployDefault.ECSCanary10Percent15Minutes', canary(15)],
  ['CodeDeployDefault.ECSLinear10PercentEvery1Minutes', linear(1)],
  ['CodeDeployDefault.ECSLinear10PercentEvery3Minutes', linear(3)],
])

/** The configuration of groups that name none. */
export const usualConfig = 'CodeDeployDefault.ECSAllAtOnce'

/** The routing of a configuration. Throws `DeploymentConfigDoesNotExistException`; those of an account's own are not served. */
export function requireConfig(name: string): TrafficRouting {
  const routing = predefined.get(name)
  if (routing) return routing
  throw new ServiceError(
    'DeploymentConfigDoesNotExistException',
    `No deployment configuration found for name: ${name.slice(0, 100)}`,
  )
}

/** The weight of the replacement after so much time of shifting. */
export function weightAfter(routing: TrafficRouting, milliseconds: number): number {
  if (routing.type === 'AllAtOnce') return 100
  const steps = Math.floor(milliseconds / (routing.minutes * 60_000))
  if (routing.type === 'TimeBasedCanary') return steps >= 1 ? 100 : routing.percent
  return Math.min(100, routing.percent * (steps + 1))
}
