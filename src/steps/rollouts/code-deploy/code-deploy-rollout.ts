import type { Aws, Call } from '../../../calls/index.ts'
import {
  type CodeDeployDeployment,
  type CodeDeployTarget,
  type DeploymentGroupName,
  describeServices,
  getDeployment,
  getDeploymentTarget,
  revisionNameOf,
  type Service,
} from '../../../calls/operations/index.ts'
import { lifecycleEventOf } from '../goal.ts'
import type { Begun, DeploymentStatus, Following, Reason, Showing } from '../rollout.ts'
import { showStoppedTasks } from '../show-stopped-tasks.ts'
import { showTarget } from './show-target.ts'
import { primaryTaskSetOf, showTaskSets } from './show-task-sets.ts'

/** A deployment of CodeDeploy's. `id`: `d-ABCDEFGHI`. */
export interface CodeDeployBegun extends Begun {
  readonly of: DeploymentGroupName
  /** When the newest event happened that was known before: it and older ones are old news. Seconds since 1970, AWS's clock. */
  readonly eventsSince: number
}

interface Described {
  readonly deploymentInfo?: CodeDeployDeployment
}

interface DescribedTarget {
  readonly deploymentTarget?: CodeDeployTarget
}

/** Deployments of CodeDeploy's, followed to their end by GetDeployment: the events of its life only enrich the output. */
export const codeDeployRollout: Following<CodeDeployBegun, Described> = {
  name: 'codedeploy',
  look: ({ id, of }) => getDeployment({ deploymentId: id }, of),
  standing: ({ deploymentInfo }) => statusOf(deploymentInfo),
  show: async (aws, seen, { begun }) => {
    const status = seen.take(({ deploymentInfo }) => deploymentInfo?.status, undefined)
    await aws.aside('show the deployment', { begun, status }, async (of, own) => {
      const target = await own.attempt(getDeploymentTarget(of.begun.id, of.begun.target))
      target.see((one) => showTarget(own, { ...of, target: one.deploymentTarget }))
    })
    await showService(aws, begun)
    return begun
  },
  explain: async (aws, seen, showing) => {
    const now = await explainTasks(aws, showing)
    return seen.map(({ deploymentInfo }) => reasonOf(deploymentInfo, now))
  },
  conclude: (_, { target: { service }, revision }) => `${service} runs ${revision}`,
  unfinished: ({ deploymentInfo }) => `; CodeDeploy's deployment is ${deploymentInfo?.status ?? 'not told of'}`,
}

/** The same, followed to an event of its life: GetDeploymentTarget tells of those. */
export const lifecycleRollout: Following<CodeDeployBegun, DescribedTarget> = {
  name: 'codedeploy events',
  look: ({ id, target }): Call<DescribedTarget> => getDeploymentTarget(id, target),
  standing: ({ deploymentTarget }, begun) => eventStatusOf(deploymentTarget, begun),
  show: async (aws, seen, { begun }) => {
    seen.see(({ deploymentTarget: target }) =>
      showTarget(aws.step('watch the deployment'), { begun, status: target?.ecsTarget?.status, target }),
    )
    await showService(aws, begun)
    return begun
  },
  explain: async (aws, seen, showing) => {
    const runs = await explainTasks(aws, showing)
    return seen.map(({ deploymentTarget }) => ({ runs, by: undefined, why: failedEventOf(deploymentTarget) }))
  },
  conclude: (_, { revision, goal }) => `the deployment of ${revision} is through with ${lifecycleEventOf(goal)}`,
  unfinished: ({ deploymentTarget }) =>
    `; CodeDeploy's target is ${deploymentTarget?.ecsTarget?.status ?? 'not told of'}`,
}

function statusOf(one: CodeDeployDeployment | undefined): DeploymentStatus {
  switch (one?.status) {
    case undefined:
      return 'missing'
    case 'Succeeded':
      return 'done'
    case 'Failed':
    case 'Stopped':
      return 'failed'
    default:
      return 'moving'
  }
}

/** `Succeeded` and `Skipped` are the event's good ends; a deployment that ended without it never comes there. */
function eventStatusOf(target: CodeDeployTarget | undefined, { goal }: CodeDeployBegun): DeploymentStatus {
  const { lifecycleEvents = [], status } = target?.ecsTarget ?? {}
  const event = lifecycleEvents.find(({ lifecycleEventName }) => lifecycleEventName === lifecycleEventOf(goal))
  // What was skipped because the deployment failed before is no good end.
  if (status === 'Failed' || status === 'Skipped') return event?.status === 'Succeeded' ? 'done' : 'failed'
  if (event?.status === 'Succeeded' || event?.status === 'Skipped') return 'done'
  if (event?.status === 'Failed') return 'failed'
  return status === 'Succeeded' ? 'failed' : 'moving'
}

async function showService(aws: Aws, begun: CodeDeployBegun): Promise<void> {
  await aws.aside('show the service', begun, async (of, own) => {
    const described = await own.attempt(describeServices(lookAt(of)))
    described.see(({ services = [] }) => showTaskSets(own, of, services[0]))
  })
}

/** Shows the tasks that stopped, of the deployment's own task set; gives what runs. */
async function explainTasks(aws: Aws, { begun, shown }: Showing<CodeDeployBegun>): Promise<string | undefined> {
  const described = await aws.afterwards('show the service').attempt(describeServices(lookAt(begun)))
  const service = described.take<Service | undefined>(({ services = [] }) => services[0], undefined)
  const own = service?.taskSets?.find(({ externalId }) => externalId === begun.id)
  const events = (service?.events ?? [])
    .filter(({ createdAt = 0 }) => createdAt > begun.eventsSince)
    .map(({ message = '' }) => message)
  await showStoppedTasks(
    aws.afterwards('show the stopped tasks'),
    { ...begun, id: own?.id ?? begun.id },
    { shown, events },
  )
  const primary = service && primaryTaskSetOf(service)
  return primary && revisionNameOf(primary.taskDefinition ?? '')
}

function reasonOf(one: CodeDeployDeployment | undefined, runs: string | undefined): Reason {
  const back = one?.rollbackInfo?.rollbackDeploymentId
  const why = one?.errorInformation?.message ?? (one?.status === 'Stopped' ? 'it was stopped' : undefined)
  return { runs, by: back, why: back === undefined ? why : [why, `${back} takes it back`].filter(Boolean).join('; ') }
}

function failedEventOf(target: CodeDeployTarget | undefined): string | undefined {
  const { lifecycleEvents = [], status } = target?.ecsTarget ?? {}
  const failed = lifecycleEvents.find((event) => event.status === 'Failed')
  if (failed) return [`${failed.lifecycleEventName} failed`, failed.diagnostics?.message].filter(Boolean).join(': ')
  return status === 'Skipped' ? 'it was stopped' : `it ended before it came there`
}

function lookAt({ target: { cluster, service } }: Begun) {
  return { cluster, services: [service] }
}
