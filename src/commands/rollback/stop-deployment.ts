import type { Answer, Aws } from '../../calls/index.ts'
import {
  describeServices,
  type InCluster,
  idOf,
  revisionNameOf,
  type Service,
  stopServiceDeployment,
} from '../../calls/operations/index.ts'
import {
  anyServiceDeployment,
  anyServiceRevision,
  deploymentOf,
  hasLeft,
  isUnderWay,
  type ListedDeployment,
  shownOfFile,
  takenBack,
  taskDefinitionOfService,
} from '../../steps/index.ts'
import { findLastCompleted, type ImageBack, type Standing } from './previous.ts'
import type { WentBack } from './result.ts'
import type { RollbackSituation } from './situation.ts'

/** The deployment that is on its way. */
export function findOpen(history: Answer<readonly ListedDeployment[]>): Answer<ListedDeployment> | undefined {
  return history.ask('a deployment is on its way', (all) => all.find(({ status }) => isUnderWay(status)))
}

/** Has ECS end the deployment and go back, from the revision that it brings up. One that goes back already is only waited for. */
export async function stopDeployment(
  aws: Aws,
  { project, target, found, current, goal, waits, resume }: RollbackSituation,
  { open, history }: { readonly open: Answer<ListedDeployment>; readonly history: Answer<readonly ListedDeployment[]> },
): Promise<WentBack> {
  const step = aws.step('stop the deployment')
  const serviceDeployment = open.take(
    ({ serviceDeploymentArn = '' }) => serviceDeploymentArn,
    anyServiceDeployment(aws, target),
  )
  const serviceRevision = open.take(
    ({ targetServiceRevisionArn = '' }) => targetServiceRevisionArn,
    anyServiceRevision(aws, target),
  )
  // While ECS goes back, the service names the revision that it goes to, and this deployment for a while.
  const left = found.take((service) => deploymentOf(service, serviceRevision)?.taskDefinition, current)
  const from = left === undefined ? idOf(serviceDeployment) : revisionNameOf(left)
  const goesForward = open.ask(
    'it does not go back yet',
    ({ status }) => status === 'PENDING' || status === 'IN_PROGRESS',
  )
  if (goesForward) {
    const stopped = await step.call(
      stopServiceDeployment({ serviceDeploymentArn: serviceDeployment, stopType: 'ROLLBACK' }, target),
    )
    stopped.see(() => step.note(`stopped the deployment of ${from}: ECS goes back`))
  } else step.note('ECS goes back already')
  const begun = await takenBack(aws, found, { target, goal, serviceDeployment, serviceRevision, revision: from })
  const images = await imagesBrought(aws, { target, current: left ?? current, history })
  const done = { ...target, action: 'stopped', from, images } as const
  if (!waits) return { done: { ...done, deployment: { id: begun.id, status: 'begun' } }, left }
  await begun.follow(aws, { shown: await shownOfFile(aws, project), resume })
  const now = await whatRunsNow(aws, target, serviceRevision)
  const to = now?.take<string | undefined>(runs, undefined)
  const deployment = { id: begun.id, status: 'completed' } as const
  // A deployment by force leaves no revision: the same one runs on.
  const isOther = now?.ask('another revision runs than the one that was left', (service) => runs(service) !== from)
  const isLeft = isOther !== undefined || now === undefined
  return { done: { ...done, ...(to === undefined ? {} : { to }), deployment }, left: isLeft ? left : undefined }
}

/** The service when it shows that it has gone back: a look may be older than that. `undefined` where it never does. */
async function whatRunsNow(
  aws: Aws,
  { cluster, service }: InCluster,
  serviceRevision: string,
): Promise<Answer<Service> | undefined> {
  const step = aws.step('see what runs now')
  return step.lookAgain(`${service} to show what it has gone back to`, async () => {
    const described = await step.call(describeServices({ cluster, services: [service] }))
    return described.ask('the service shows what it has gone back to', ({ services }) =>
      services?.find((one) => hasLeft(one, serviceRevision)),
    )
  })
}

async function imagesBrought(aws: Aws, standing: Standing): Promise<readonly ImageBack[]> {
  const last = await findLastCompleted(aws, standing)
  for (const { container, image } of last?.images ?? []) aws.note(`brings back ${container} ${image}`)
  return last?.images ?? []
}

function runs(service: Service): string | undefined {
  const taskDefinition = taskDefinitionOfService(service)
  return taskDefinition && revisionNameOf(taskDefinition)
}
