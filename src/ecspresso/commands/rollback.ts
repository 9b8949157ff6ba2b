import { deregisterTaskDefinition, listTaskDefinitions, updateService } from '../../calls/operations/index.ts'
import type { OptionsOf } from '../../commands/index.ts'
import { familyOfService, targetOf } from '../../steps/index.ts'
import { onApplication, onGroup, stopDeployment, stopServiceDeployment } from '../calls/index.ts'
import type { Work } from '../command.ts'
import type { EcspressoOptions } from '../options.ts'
import { earlier, standing } from '../steps/choose-revision.ts'
import { beginCodeDeploy, discover, followCodeDeploy, isCodeDeploys } from '../steps/codedeploy.ts'
import { describe, describeStatus } from '../steps/describe-service.ts'
import { findDeployment, waitFor } from '../steps/wait.ts'
import { isExpress } from './express.ts'

type Options = OptionsOf<EcspressoOptions['rollback']>

/** `rollback`: to the revision before the one that runs, which is then deregistered. */
export async function rollback(work: Work, options: Options): Promise<void> {
  const { aws, project } = work
  const found = await describeStatus(work)
  if (!found) return
  if (isExpress(work)) return rollbackExpress(work, options)
  if (await isCodeDeploys(work)) return rollbackCodeDeploy(work, options)
  const family = await familyOfService(aws, project, found)
  await findEarlier(work, family)
  await (isStopped(work, options) ? stopOrUpdate(work, options, family) : toEarlier(work, family))
  if (options.wait) {
    await waitFor(work, options.waitUntil)
    await aws.step('confirm the outcome').call(describe(targetOf(project)))
  }
  if (options.deregisterTaskDefinition) await deregister(work)
}

/** Only what is under way can be taken back: an Express service has no revisions of its own. */
async function rollbackExpress(work: Work, { wait }: Options): Promise<void> {
  const target = targetOf(work.project)
  if (!(await findDeployment(work, target))) return
  await work.aws.step('stop the service deployment').call(stopServiceDeployment(target))
  if (wait) await waitFor(work, 'deployed')
}

function isStopped({ edition }: Work, { withPreviousTaskDefinition }: Options): boolean {
  return edition.rollback !== 'updates' && !(edition.rollback === 'stops' && withPreviousTaskDefinition)
}

async function stopOrUpdate(work: Work, _: Options, family: string): Promise<void> {
  const target = targetOf(work.project)
  if (await findDeployment(work, target))
    await work.aws.step('stop the service deployment').call(stopServiceDeployment(target))
  else if (work.edition.rollback === 'stops or updates') await toEarlier(work, family)
}

async function findEarlier({ aws }: Work, family: string): Promise<void> {
  await aws.step('find the earlier revision').call(listTaskDefinitions({ familyPrefix: family, sort: 'DESC' }))
}

/** The roles of the earlier revision are passed, whichever they are. */
async function toEarlier(work: Work, family: string): Promise<void> {
  const { taskDefinition, roles } = await standing(work, earlier(family))
  const call = updateService({ ...targetOf(work.project), taskDefinition }, { toTasks: roles, toEcs: [] })
  await work.aws.step('update the service').call(call)
}

async function deregister({ aws }: Work): Promise<void> {
  await aws.step('deregister the revision').call(deregisterTaskDefinition({ taskDefinition: 'the current one' }))
}

/** A deployment that runs is stopped; one that has ended is answered by another. */
async function rollbackCodeDeploy(work: Work, options: Options): Promise<void> {
  const { aws } = work
  const names = await discover(work)
  const step = aws.step('roll back by CodeDeploy')
  const listed = await step.call(onGroup('ListDeployments', names))
  await step.call(onGroup('GetDeployment', names))
  if (listed.ask('a deployment of CodeDeploy is under way', () => true)) {
    await step.call(onApplication('GetApplicationRevision', names))
    await step.call(stopDeployment())
  } else {
    await findEarlier(work, 'the family')
    await beginCodeDeploy(work)
  }
  if (options.wait) await followCodeDeploy(work, 'deployed')
  if (options.deregisterTaskDefinition) await deregister(work)
}
