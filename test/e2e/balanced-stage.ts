import { expect } from 'vitest'
import type { Behaviour, Resources } from '../../src/sandbox/index.ts'
import { addDeploymentGroup } from './deployment-group.ts'
import {
  account,
  createStage,
  region,
  type Stage,
  targetGroup,
  webProject,
  withHealthCheck,
  withTargetGroup,
} from './stage.ts'

interface BalancedOptions {
  readonly behaviours: readonly Behaviour[]
  /** Members of the service definition. */
  readonly service?: object
  /** Further lines of the configuration. */
  readonly configuration?: string
  readonly resources?: Resources
}

const files = withTargetGroup(withHealthCheck(webProject))
const service = JSON.parse(String(files['ecs-service-def.json']))

/** A service of which all can be known: targets, health checks, logs and an Action Log; it runs its first revision. */
export async function balancedStage({ behaviours, ...options }: BalancedOptions): Promise<Stage> {
  const stage = createStage({
    behaviours,
    files: {
      ...files,
      'ecspresso.yml': `${webProject['ecspresso.yml']}action_logs: /ecs/actions\n${options.configuration ?? ''}`,
      'ecs-service-def.json': JSON.stringify({ ...service, ...options.service }),
    },
    resources: { targetGroups: [targetGroup], logGroups: ['/ecs/actions'], ...options.resources },
  })
  const first = await stage.asAdministrator('deploy')
  expect(first.exitCode, first.stderr).toBe(0)
  return stage
}

/** The strategies that shift traffic, each with a circuit breaker. */
export const strategies = {
  'blue/green': { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 2 },
  linear: { strategy: 'LINEAR', linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: 1 } },
  canary: { strategy: 'CANARY', canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 2 } },
} as const

const green = targetGroup.replace('/web/', '/green/')
const listener = `arn:aws:elasticloadbalancing:${region}:${account}:listener-rule/app/web/0123456789abcdef/0a0a0a0a0a0a0a0a`

/** The same with a second target group, and the rule that switches from the one to the other. */
export function stagedStage(deploymentConfiguration: object, behaviours: readonly Behaviour[]): Promise<Stage> {
  const advancedConfiguration = {
    alternateTargetGroupArn: green,
    productionListenerRule: `${listener}/0b0b0b0b0b0b0b0b`,
    roleArn: `arn:aws:iam::${account}:role/switch`,
  }
  return balancedStage({
    behaviours,
    service: {
      deploymentConfiguration: { ...service.deploymentConfiguration, ...deploymentConfiguration },
      loadBalancers: [{ ...service.loadBalancers[0], advancedConfiguration }],
    },
    resources: { targetGroups: [targetGroup, green], roles: [{ name: 'switch' }] },
  })
}

/** What names the deployment group of `codeDeployStage`. */
export const namedGroup = 'codedeploy:\n  application_name: shop\n  deployment_group_name: web\n'

/** The same with task sets that CodeDeploy makes: tasks that fail are started anew for as long as anybody waits. */
export async function codeDeployStage(
  behaviours: readonly Behaviour[],
  configuration: string = namedGroup,
): Promise<Stage> {
  const stage = await balancedStage({
    behaviours,
    configuration,
    service: {
      deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 100 },
      deploymentController: { type: 'CODE_DEPLOY' },
    },
    resources: { roles: [{ name: 'codedeploy' }] },
  })
  addDeploymentGroup(stage)
  return stage
}
