import { type Answer, type Aws, TimedOut, UserError } from '../../calls/index.ts'
import { describeServices, type InCluster, revisionNameOf, type Service } from '../../calls/operations/index.ts'
import type { Intent } from './intent.ts'

/**
 * Says that a deployment by somebody else is replaced, as ECS does, or that CodeDeploy has none replaced: where something is about to be
 * written.
 */
export function sayReplaced(aws: Aws, found: Answer<Service>, { ifInFlight }: Intent): void {
  if (ifInFlight !== 'replace') return
  found.see((service) => {
    const other = inFlight(service)
    if (!other) return
    const what = hasTaskSets(service) ? 'CodeDeploy begins no other one beside it' : 'this deployment takes its place'
    aws.warn(`${other} is on its way: ${what}`, '`--if-in-flight wait` waits for it')
  })
}

/**
 * Heeds a deployment by somebody else that is on its way before ours begins, unless it may be replaced, which is the default.
 * Gives the service as it is then. Throws UserError where none may be replaced, TimedOut where its end did not come.
 */
export async function heedOthers(
  aws: Aws,
  found: Answer<Service>,
  { target, intent }: { readonly target: InCluster; readonly intent: Intent },
): Promise<Answer<Service>> {
  if (intent.ifInFlight === undefined || intent.ifInFlight === 'replace') return found
  if (found.ask('no other deployment is on its way', (service) => inFlight(service) === undefined)) return found
  if (intent.ifInFlight === 'wait') return waitForOthers(aws, target)
  const other = found.take(inFlight, undefined) ?? 'another deployment'
  throw new UserError('DEPLOYMENT_IN_FLIGHT', `${other} is on its way`, {
    hint: '`--if-in-flight wait` waits for its end; `replace` takes its place where ECS itself deploys',
  })
}

/** Waits whatever the outcome: what comes after it is ours to say. */
async function waitForOthers(aws: Aws, { cluster, service }: InCluster): Promise<Answer<Service>> {
  const step = aws.step('wait for the deployment that is on its way')
  const over = await step.wait(`another deployment of ${service} to end`, async () => {
    const seen = await step.call(describeServices({ cluster, services: [service] }))
    return seen.ask('the other deployment has ended', ({ services: [one] = [] }) => one && !inFlight(one) && one)
  })
  if (over) return over
  throw new TimedOut(`another deployment of ${service} is still on its way`, { hint: 'nothing was deployed' })
}

/** `the deployment of web:12 (ecs-svc/1)`; a service without rollout states, as some emulators have it, tells of none. */
function inFlight(service: Service): string | undefined {
  if (hasTaskSets(service)) return inFlightByCodeDeploy(service)
  const { deployments = [] } = service
  const moving = deployments.find(({ status, rolloutState }) => status === 'PRIMARY' && rolloutState === 'IN_PROGRESS')
  return moving && `the deployment of ${revisionNameOf(moving.taskDefinition ?? '')} (${moving.id})`
}

function hasTaskSets({ deploymentController }: Service): boolean {
  return deploymentController?.type === 'CODE_DEPLOY'
}

/**
 * While a second task set stands beside the primary one, and be it draining, CodeDeploy is at work: the newest is that of its deployment,
 * whoever has the traffic.
 */
function inFlightByCodeDeploy({ taskSets = [] }: Service): string | undefined {
  const [newest] = [...taskSets].sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0))
  return newest && taskSets.length > 1
    ? `the deployment of ${revisionNameOf(newest.taskDefinition ?? '')} (${newest.externalId ?? newest.id})`
    : undefined
}
