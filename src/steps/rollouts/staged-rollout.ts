import { type Answer, type Aws, OutcomeError } from '../../calls/index.ts'
import {
  describeServiceDeployments,
  describeServices,
  idOf,
  revisionNameOf,
  type Service,
  type ServiceDeployment,
} from '../../calls/operations/index.ts'
import { reportFailure } from '../failure/index.ts'
import { type EcsBegun, primaryOf } from './deployment-status.ts'
import { ecsRollout } from './ecs-rollout.ts'
import { failedEcsRollout } from './failed-ecs-rollout.ts'
import { stageOf, stages } from './goal.ts'
import type { DeploymentStatus, Reason, Rollout } from './rollout.ts'
import {
  anyServiceDeployment,
  isUnderWay,
  type ListedDeployment,
  listedDeployments,
  pausedHooks,
  reasonOf,
  showServiceDeployment,
} from './service-deployment.ts'
import { showHealth } from './show-health.ts'
import { progressOf } from './show-progress.ts'
import { showService } from './show-service.ts'
import { showTargets } from './show-targets.ts'
import type { Course } from './stall.ts'
import { stopDeployment } from './stop-deployment.ts'

/** A deployment that is followed by its stages. */
export interface StagedBegun extends EcsBegun {
  /** The ARN of the service deployment. */
  readonly serviceDeployment: string
  /** Hooks that somebody has let go on: a look may be older than that. */
  readonly passed: readonly string[]
}

/** What DescribeServiceDeployments answers. */
export interface DescribedDeployments {
  readonly serviceDeployments?: readonly ServiceDeployment[]
}

/**
 * Deployments that ECS itself carries out, followed to one of their stages or to a pause. DescribeServices knows nothing of either, so that
 * DescribeServiceDeployments decides here and the other one only enriches the output.
 */
export const stagedRollout: Rollout<StagedBegun, DescribedDeployments> = {
  name: 'stages',
  begin: async (aws, change) => {
    return stagedOf(aws, await ecsRollout.begin(aws, change))
  },
  underway: async (aws, found, current) => {
    const begun = await ecsRollout.underway(aws, found, current)
    // While a deployment is taken back, the primary one is that which it goes back to: the one that is on its way is meant. A list may lag
    // behind, and then it has neither.
    return withServiceDeployment(
      aws,
      begun,
      (listed) => listed.find(({ status }) => isUnderWay(status)) ?? listed.find((one) => isOf(one, begun)),
    )
  },
  look: ({ target, serviceDeployment }) =>
    describeServiceDeployments({ serviceDeploymentArns: [serviceDeployment] }, target),
  standing: ({ serviceDeployments = [] }, begun) => statusOf(serviceDeployments[0], begun),
  show: async (aws, seen, { begun, shown }) => {
    const step = aws.step('watch the deployment')
    seen.see(({ serviceDeployments = [] }) => {
      for (const one of serviceDeployments) showServiceDeployment(step, one)
    })
    await step.aside('show the service', begun, async (of, own) => {
      const described = await own.attempt(describeServices(lookAt(of)))
      described.see(({ services = [] }) => showService(own, of, services[0]))
      await showTargets(
        own,
        described.map(({ services = [] }) => services[0]),
        shown,
      )
    })
    if (shown.hasHealthCheck) await showHealth(aws, begun.target)
    return begun
  },
  explain: async (aws, seen, explaining) => {
    const described = await aws.afterwards('show the service').attempt(describeServices(lookAt(explaining.begun)))
    const service = described.map(({ services = [] }): Service | undefined => services[0])
    const progress = seen.map(({ serviceDeployments: [one] = [] }) => progressOf(one))
    await reportFailure(aws.afterwards('report the failure'), failedEcsRollout(service, progress, explaining))
    const known = service.take((one) => one, undefined)
    return seen.map(({ serviceDeployments = [] }) => explained(serviceDeployments[0], known))
  },
  conclude: ({ serviceDeployments = [] }, begun) => conclusionOf(serviceDeployments[0], begun),
  course: ({ serviceDeployments: [one] = [] }) => courseOf(one),
  canGoBack: ({ serviceDeployments: [one] = [] }) => (one?.sourceServiceRevisions ?? []).length > 0,
  stop: stopDeployment,
  unfinished: ({ serviceDeployments = [] }) => stageText(serviceDeployments[0]),
}

/** The same deployment, with its service deployment found. Throws OutcomeError where ECS lists none. */
export function stagedOf(aws: Aws, begun: EcsBegun): Promise<StagedBegun> {
  return withServiceDeployment(aws, begun, (listed) => listed.find((one) => isOf(one, begun)))
}

/** A stage, a weight and a task that runs are progress. */
function courseOf(one: ServiceDeployment | undefined): Course {
  const { status = '', lifecycleStage = '', targetServiceRevision: target } = one ?? {}
  const weight = target?.requestedProductionTrafficWeight ?? 0
  return { state: `${status} ${lifecycleStage} ${weight}`, count: target?.runningTaskCount ?? 0 }
}

function lookAt({ target: { cluster, service } }: EcsBegun) {
  return { cluster, services: [service] }
}

/** The service deployment's target revision bears the same digits as the deployment. */
function isOf({ targetServiceRevisionArn = '' }: ListedDeployment, { id }: EcsBegun): boolean {
  return idOf(targetServiceRevisionArn) === idOf(id)
}

async function withServiceDeployment(
  aws: Aws,
  begun: EcsBegun,
  of: (listed: readonly ListedDeployment[]) => ListedDeployment | undefined,
): Promise<StagedBegun> {
  const found = await aws.lookAgain(
    'the service deployment to be listed',
    async (): Promise<Answer<string> | undefined> => {
      const listed = await listedDeployments(aws, begun.target)
      return listed.ask('the service deployment is listed', (all) => of(all)?.serviceDeploymentArn)
    },
  )
  if (!found)
    throw new OutcomeError('DEPLOYMENT_NOT_LISTED', `ECS lists no service deployment of ${begun.revision}`, {
      hint: 'only those tell of stages; `ristretto wait` follows the service without them',
    })
  return { ...begun, serviceDeployment: found.take((one) => one, anyServiceDeployment(aws, begun.target)), passed: [] }
}

function statusOf(one: ServiceDeployment | undefined, begun: StagedBegun): DeploymentStatus {
  switch (one?.status) {
    case undefined:
      return 'missing'
    case 'SUCCESSFUL':
      return 'done'
    case 'ROLLBACK_SUCCESSFUL':
      return 'rolled back'
    case 'ROLLBACK_FAILED':
    case 'STOPPED':
      return 'failed'
    case 'PENDING':
    case 'IN_PROGRESS':
      return hasArrived(one, begun) ? 'done' : 'moving'
    default:
      // On its way back: the end of that is the end.
      return 'moving'
  }
}

function hasArrived(one: ServiceDeployment, { goal, passed }: StagedBegun): boolean {
  const wanted = stageOf(goal)
  if (wanted === undefined) return pausedHooks(one).some(({ hookId = '' }) => !passed.includes(hookId))
  // Stages may be shorter than the time between two looks: a later one is as good.
  return order.indexOf(one.lifecycleStage ?? '') >= order.indexOf(wanted)
}

/** AWS may add stages that the table of goals does not have. */
const order: readonly string[] = stages

function explained(one: ServiceDeployment | undefined, service: Service | undefined): Reason {
  const primary = service && primaryOf(service)
  return {
    runs: primary && revisionNameOf(primary.taskDefinition ?? ''),
    by: primary?.id,
    why: reasonOf(one) ?? (one?.status === 'STOPPED' ? 'it was stopped' : undefined),
  }
}

function conclusionOf(
  one: ServiceDeployment | undefined,
  { target: { service }, revision, goal }: StagedBegun,
): string {
  const [hook] = one ? pausedHooks(one) : []
  if (goal === 'paused' && hook && one?.status === 'IN_PROGRESS')
    return `the deployment of ${revision} waits at ${one.lifecycleStage}: \`ristretto continue\` goes on, \`ristretto rollback\` goes back`
  if (one?.status === 'SUCCESSFUL') return `${service} runs ${revision}: the deployment is complete`
  return `the deployment of ${revision} is at ${one?.lifecycleStage}`
}

/** `; it is IN_PROGRESS at BAKE_TIME` */
function stageText(one: ServiceDeployment | undefined): string {
  if (!one) return ''
  return `; it is ${one.status}${one.lifecycleStage === undefined ? '' : ` at ${one.lifecycleStage}`}`
}
