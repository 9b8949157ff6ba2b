import { type Aws, anything, type Call } from '../../../calls/index.ts'
import {
  type CodeDeployDeployment,
  type CodeDeployTarget,
  describeServices,
  getDeployment,
  getDeploymentTarget,
  revisionNameOf,
  type Service,
} from '../../../calls/operations/index.ts'
import { reportFailure } from '../../failure/index.ts'
import { lifecycleEventOf } from '../goal.ts'
import type { Begun, DeploymentStatus, Following, Reason } from '../rollout.ts'
import type { CodeDeployBegun } from './code-deploy-begun.ts'
import { failedTaskSet, taskSetOf } from './failed-task-set.ts'
import { showTarget } from './show-target.ts'
import { primaryTaskSetOf, showTaskSets } from './show-task-sets.ts'
import { stopByCodeDeploy } from './stop-by-code-deploy.ts'

interface Described {
  readonly deploymentInfo?: CodeDeployDeployment
}

interface DescribedTarget {
  readonly deploymentTarget?: CodeDeployTarget
}

/** Deployments of CodeDeploy's, followed to their end by GetDeployment: the events of its life only enrich the output. */
export const codeDeployRollout: Following<CodeDeployBegun, Described> = {
  name: 'codedeploy',
  by: 'CodeDeploy',
  look: ({ id, of }) => getDeployment({ deploymentId: id }, of),
  standing: ({ deploymentInfo }) => statusOf(deploymentInfo),
  show: async (aws, seen, { begun }) => {
    const status = seen.take(({ deploymentInfo }) => deploymentInfo?.status, undefined)
    await aws.aside('show the deployment', { begun, status }, async (of, own) => {
      const target = await own.attempt(getDeploymentTarget(of.begun.id, of.begun.target))
      target.see((one) => showTarget(own, { ...of, target: one.deploymentTarget }))
    })
    return showService(aws, begun)
  },
  explain: async (aws, seen, explaining) => {
    const service = await lookAfterwards(aws, explaining.begun)
    const info = seen.take(({ deploymentInfo }) => deploymentInfo, undefined)
    const reason = seen.map(({ deploymentInfo }) => reasonOf(deploymentInfo, revisionIn(service), explaining.begun))
    const known = { service, reason: reason.take((one) => one, undefined), info }
    await reportFailure(aws.afterwards('report the failure'), failedTaskSet(known, explaining))
    return reason
  },
  conclude: (_, { target: { service }, revision }) => `${service} runs ${revision}`,
  startedBy: ({ taskSet }) => taskSet,
  stop: stopByCodeDeploy,
  unfinished: ({ deploymentInfo }) => `; CodeDeploy's deployment is ${deploymentInfo?.status ?? 'not told of'}`,
}

/** The same, followed to an event of its life: GetDeploymentTarget tells of those. */
export const lifecycleRollout: Following<CodeDeployBegun, DescribedTarget> = {
  name: 'codedeploy events',
  by: 'CodeDeploy',
  look: ({ id, target }): Call<DescribedTarget> => getDeploymentTarget(id, target),
  standing: ({ deploymentTarget }, begun) => eventStatusOf(deploymentTarget, begun),
  show: async (aws, seen, { begun }) => {
    seen.see(({ deploymentTarget: target }) =>
      showTarget(aws.step('watch the deployment'), { begun, status: target?.ecsTarget?.status, target }),
    )
    return showService(aws, begun)
  },
  explain: async (aws, seen, explaining) => {
    const service = await lookAfterwards(aws, explaining.begun)
    const runs = revisionIn(service)
    const reason = seen.map(({ deploymentTarget }) => ({ runs, by: undefined, why: failedEventOf(deploymentTarget) }))
    const known = { service, reason: reason.take((one) => one, undefined), info: undefined }
    await reportFailure(aws.afterwards('report the failure'), failedTaskSet(known, explaining))
    return reason
  },
  conclude: (_, { revision, goal }) => `the deployment of ${revision} is through with ${lifecycleEventOf(goal)}`,
  startedBy: ({ taskSet }) => taskSet,
  stop: stopByCodeDeploy,
  unfinished: ({ deploymentTarget }) =>
    `; CodeDeploy's target is ${deploymentTarget?.ecsTarget?.status ?? 'not told of'}`,
}

/** How a deployment stands, as CodeDeploy tells. */
export function statusOf(one: CodeDeployDeployment | undefined): DeploymentStatus {
  switch (one?.status) {
    case undefined:
      return 'missing'
    case 'Succeeded':
      return 'done'
    case 'Failed':
    case 'Stopped':
      // CodeDeploy goes back by another deployment, which is begun in the same moment.
      return one.rollbackInfo?.rollbackDeploymentId === undefined ? 'failed' : 'rolled back'
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

/**
 * Shows the service, where it may be read, and gives the deployment with its task set, and with the revision of that: whoever found the
 * deployment on its way does not know it.
 */
async function showService(aws: Aws, begun: CodeDeployBegun): Promise<CodeDeployBegun> {
  const standIn = { taskSet: anything('task set'), revision: begun.revision }
  const known = await aws.aside('show the service', begun, async (of, own) => {
    const described = await own.attempt(describeServices(lookAt(of)))
    described.see(({ services = [] }) => showTaskSets(own, of, services[0]))
    return described.take(
      ({ services: [one] = [] }) => ({ taskSet: taskSetOf(one, of), revision: revisionOf(one, of) }),
      standIn,
    )
  })
  const { taskSet = begun.taskSet, revision = begun.revision } = known.take((one) => one, standIn)
  return { ...begun, taskSet, revision }
}

/** The revision of a deployment's task set, where the service still has that. */
function revisionOf(service: Service | undefined, { id }: CodeDeployBegun): string | undefined {
  const own = service?.taskSets?.find(({ externalId }) => externalId === id)
  return own?.taskDefinition === undefined ? undefined : revisionNameOf(own.taskDefinition)
}

/** The service after a bad end, where it may be read. */
async function lookAfterwards(aws: Aws, begun: CodeDeployBegun): Promise<Service | undefined> {
  const described = await aws.afterwards('show the service').attempt(describeServices(lookAt(begun)))
  return described.take<Service | undefined>(({ services = [] }) => services[0], undefined)
}

/** The revision that has the traffic. */
export function revisionIn(service: Service | undefined): string | undefined {
  const primary = service && primaryTaskSetOf(service)
  return primary && revisionNameOf(primary.taskDefinition ?? '')
}

/** Why a deployment did not end well, as CodeDeploy tells. `runs`: the revision that has the traffic. */
export function reasonOf(
  one: CodeDeployDeployment | undefined,
  runs: string | undefined,
  { revision }: Pick<Begun, 'revision'>,
): Reason {
  const back = one?.rollbackInfo?.rollbackDeploymentId
  const why = one?.errorInformation?.message ?? (one?.status === 'Stopped' ? 'it was stopped' : undefined)
  // Until the other deployment has taken the traffic back, the revision that failed may still be the one that has it.
  const now = back !== undefined && runs === revision ? undefined : runs
  return {
    runs: now,
    by: back,
    why: back === undefined ? why : [why?.replace(/\.$/, ''), `${back} takes it back`].filter(Boolean).join('; '),
  }
}

function failedEventOf(target: CodeDeployTarget | undefined): string | undefined {
  const { lifecycleEvents = [], status } = target?.ecsTarget ?? {}
  const failed = lifecycleEvents.find((event) => event.status === 'Failed')
  if (failed) return [`${failed.lifecycleEventName} failed`, failed.diagnostics?.message].filter(Boolean).join(': ')
  if (status === 'Skipped') return 'it was stopped'
  return status === 'Failed' || status === 'Succeeded' ? 'it ended before it came there' : undefined
}

function lookAt({ target: { cluster, service } }: Begun) {
  return { cluster, services: [service] }
}
