import type { Answer } from '../../calls/index.ts'
import { createService, type Service, updateService } from '../../calls/operations/index.ts'
import type { OptionsOf } from '../../commands/index.ts'
import { createServiceInput, infrastructureRoles } from '../../settings/index.ts'
import { targetOf, type WhichRevision, whichRevision } from '../../steps/index.ts'
import { describeScalableTargets, registerScalableTarget } from '../calls/index.ts'
import type { Work } from '../command.ts'
import type { EcspressoOptions } from '../options.ts'
import { changeTags } from '../steps/change-tags.ts'
import { chooseRevision } from '../steps/choose-revision.ts'
import { beginCodeDeploy, followCodeDeploy, isCodeDeploys } from '../steps/codedeploy.ts'
import { describe, describeStatus } from '../steps/describe-service.ts'
import { waitFor } from '../steps/wait.ts'
import { deployExpress, isExpress } from './express.ts'

type Options = OptionsOf<EcspressoOptions['deploy']>

/** `deploy`; `scale` and `refresh` are the same with other flags, so that they, too, create what is not there. */
export async function deploy(work: Work, options: Options): Promise<void> {
  const found = await describeStatus(work)
  if (isExpress(work)) return deployExpress(work, options, found !== undefined)
  if (!found) {
    // Where nothing creates it, the line says that there is no such service.
    if (work.edition.createsMissing) await create(work, options, work.edition.waitUntil.create)
    return
  }
  await update(work, options, found)
}

/** A service that is not there. Flags about auto scaling, a forced deployment and the goal have no effect on it. */
export async function create(
  work: Work,
  options: Pick<Options, 'skipTaskDefinition' | 'latestTaskDefinition' | 'wait' | 'tasks'>,
  goal: string,
): Promise<void> {
  const { aws, project } = work
  const target = targetOf(project)
  const definition = await project.serviceDefinition(aws)
  const chosen = await chooseRevision(work, undefined, whichRevision({ ...options, revision: 0 }))
  const input = {
    ...createServiceInput(definition, target),
    cluster: target.cluster,
    serviceName: target.service,
    taskDefinition: chosen.taskDefinition,
    clientToken: aws.token(),
  }
  const passes = { toTasks: chosen.roles, toEcs: infrastructureRoles(input) }
  await aws.step('create the service').call(createService(input, passes))
  if (options.wait) await waitFor(work, goal)
}

async function update(work: Work, options: Options, found: Answer<Service>): Promise<void> {
  const { aws, project, edition } = work
  const byCodeDeploy = await isCodeDeploys(work)
  const chosen = await chooseRevision(work, found, revisionFor(options))
  const definition =
    options.updateService && project.configuration.service_definition ? await project.serviceDefinition(aws) : undefined
  if (edition.tagsFirst) await changeTags(work, definition?.tags)
  await changeScaling(work, options)
  const named = byCodeDeploy ? {} : { taskDefinition: chosen.taskDefinition }
  const toEcs = definition ? infrastructureRoles(definition.input) : []
  const call = updateService({ ...targetOf(project), ...named }, { toTasks: chosen.roles, toEcs })
  await aws.step('update the service').call(call)
  if (!edition.tagsFirst) await changeTags(work, definition?.tags)
  if (byCodeDeploy) await beginCodeDeploy(work)
  if (!options.wait) return
  if (byCodeDeploy) {
    if (edition.waitsForCodeDeploy) await followCodeDeploy(work, options.waitUntil)
    return
  }
  await waitFor(work, options.waitUntil)
  await aws.step('confirm the outcome').call(describe(targetOf(project)))
}

/** `--revision` wins over `--latest-task-definition` in 2.3, and is refused beside it later. */
function revisionFor({ revision, latestTaskDefinition, skipTaskDefinition }: Options): WhichRevision {
  return whichRevision({
    revision,
    latestTaskDefinition: latestTaskDefinition && revision === 0,
    skipTaskDefinition,
  })
}

async function changeScaling({ aws }: Work, options: Options): Promise<void> {
  const { suspendAutoScaling, resumeAutoScaling, autoScalingMin, autoScalingMax } = options
  if (!suspendAutoScaling && !resumeAutoScaling && autoScalingMin < 0 && autoScalingMax < 0) return
  const step = aws.step('change auto scaling')
  const targets = await step.call(describeScalableTargets())
  if (targets.ask('auto scaling knows the service', () => true)) await step.call(registerScalableTarget())
}
