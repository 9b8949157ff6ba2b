import { type Aws, anything } from '../../calls/index.ts'
import {
  describeServices,
  describeTaskDefinition,
  listTagsForResource,
  listTaskDefinitions,
  serviceArn,
} from '../../calls/operations/index.ts'
import type { OptionsOf } from '../../commands/index.ts'
import { familyOfService, targetOf } from '../../steps/index.ts'
import { continueServiceDeployment, getNamespace } from '../calls/index.ts'
import type { Work } from '../command.ts'
import type { Edition } from '../editions.ts'
import type { EcspressoOptions } from '../options.ts'
import { followCodeDeploy, isCodeDeploys } from '../steps/codedeploy.ts'
import { describeService, describeStatus } from '../steps/describe-service.ts'
import { scanUse } from '../steps/tasks.ts'
import { findDeployment, readDeployment, waitFor } from '../steps/wait.ts'
import { isExpress, readExpress, refuseExpress } from './express.ts'

type OptionsFor<Name extends keyof EcspressoOptions> = OptionsOf<EcspressoOptions[Name]>

/** `status` */
export async function status(work: Work): Promise<void> {
  await describeStatus(work)
}

/** `wait` */
export async function wait(work: Work, { waitUntil }: OptionsFor<'wait'>): Promise<void> {
  if (!(await describeStatus(work))) return
  if (await isCodeDeploys(work)) await followCodeDeploy(work, waitUntil)
  else await waitFor(work, waitUntil)
}

/** `continue`: a deployment that pauses goes on. */
export async function goOn(work: Work, { wait: waits, waitUntil }: OptionsFor<'continue'>): Promise<void> {
  if (!(await describeStatus(work))) return
  const target = targetOf(work.project)
  if (!(await findDeployment(work, target))) return
  await readDeployment(work, target)
  await work.aws.step('continue the service deployment').call(continueServiceDeployment(target))
  if (waits) await waitFor(work, waitUntil)
}

/** `diff` */
export async function diff(work: Work, { withoutService }: OptionsFor<'diff'>): Promise<void> {
  const { aws, project } = work
  const found = withoutService || project.service === undefined ? undefined : await describeService(work)
  if (isExpress(work)) return found && readExpress(work)
  const { family } = await project.taskDefinition(aws)
  const step = aws.step('read the task definition')
  if (!found) await step.call(listTaskDefinitions({ familyPrefix: family, sort: 'DESC', maxResults: 1 }))
  await step.call(describeTaskDefinition({ taskDefinition: family, include: ['TAGS'] }))
}

/** `appspec`: an ARN is checked and not used. */
export async function appspec(work: Work, options: OptionsFor<'appspec'>): Promise<void> {
  const { aws, project } = work
  refuseExpress(work, 'appspec')
  const found = await describeService(work)
  if (!found || options.taskDefinition !== 'latest') return
  const family = await familyOfService(aws, project, found)
  await aws
    .step('find the newest revision')
    .call(listTaskDefinitions({ familyPrefix: family, sort: 'DESC', maxResults: 1 }))
}

/** `revisions` */
export async function revisions(work: Work, { revision }: OptionsFor<'revisions'>): Promise<void> {
  refuseExpress(work, 'revisions')
  const { aws, project } = work
  if (revision !== '') {
    const found = revision === 'current' && project.service !== undefined ? await describeService(work) : undefined
    const family = found ? await familyOfService(aws, project, found) : (await project.taskDefinition(aws)).family
    const call = describeTaskDefinition({ taskDefinition: family, include: ['TAGS'] })
    await aws.step('read the task definition').call(call)
    return
  }
  const family = await scanUse(work)
  await aws.step('list the revisions').call(listTaskDefinitions({ familyPrefix: family }))
}

/** `init` looks at what is there to write files of it: without a project. */
export async function init(
  aws: Aws,
  edition: Edition,
  { cluster, service, taskDefinition }: OptionsFor<'init'>,
): Promise<void> {
  const step = aws.step('look at what runs')
  if (service !== '') {
    const target = { cluster, service }
    const found = await step.call(describeServices({ cluster, services: [service], include: ['TAGS'] }))
    if (edition.readsNamespace && found.ask('the service uses Service Connect', () => true))
      await step.call(getNamespace())
    await step.call(listTagsForResource({ resourceArn: serviceArn(aws.place, target) }))
  }
  await step.call(describeTaskDefinition({ taskDefinition: taskDefinition || anything('family'), include: ['TAGS'] }))
}

/** `render`: what is shown is read, with its lookups. */
export async function render({ aws, project }: Work, _: object, targets: readonly string[]): Promise<void> {
  if (targets.some((target) => /^(taskdef|task-definition)$/.test(target))) await project.taskDefinition(aws)
  if (targets.some((target) => /^(servicedef|service-definition)$/.test(target))) await project.serviceDefinition(aws)
}
