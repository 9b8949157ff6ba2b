import { type Answer, type Aws, UserError } from '../../calls/index.ts'
import {
  type InCluster,
  revisionNameOf,
  type Service,
  serviceArn,
  tagResource,
  untagResource,
  updateService,
} from '../../calls/operations/index.ts'
import {
  compareTags,
  infrastructureRoles,
  type Project,
  type ServiceDefinition,
  serviceDiffers,
  updateServiceAttributes,
} from '../../settings/index.ts'
import {
  checkRevisionFlags,
  deploymentOf,
  findService,
  followDeployment,
  shownOfFile,
  targetOf,
} from '../../steps/index.ts'
import type { Invocation } from '../invocation.ts'
import { type Chosen, chooseTaskDefinition, keepTaskDefinition } from './choose-task-definition.ts'
import { compare } from './compare.ts'
import { create } from './create.ts'
import { desiredCountOf } from './desired-count.ts'
import type { DeployOptions } from './options.ts'

/**
 * Creates the service or brings it in line with its files: describe, register, one UpdateService, follow.
 * Throws OutcomeError when the deployment failed, was rolled back or superseded, TimedOut when it has not ended.
 */
export async function deploy(
  aws: Aws,
  project: Project,
  options: DeployOptions,
  invocation: Invocation,
): Promise<void> {
  checkRevisionFlags(options)
  const target = targetOf(project)
  const found = await findService(aws, target)
  if (!found) return create(aws, project, target, options, invocation)
  checkService(found, target)
  const definition = options.updateService ? await project.serviceDefinition(aws) : undefined
  const count = desiredCountOf(aws, found, definition, options)
  const changed = options.ifChanged
    ? await compare(aws, project, found, definition, count, options)
    : { taskDefinition: true, service: true }
  if (!changed.taskDefinition && !changed.service) return leave(aws, project, target, found, options, invocation)

  const chosen = changed.taskDefinition
    ? await chooseTaskDefinition(aws, project, found, options)
    : await keepTaskDefinition(aws, project)
  if (definition) await updateTags(aws, project, target, found, definition)
  const written = await update(aws, target, found, definition, count, chosen, options)
  if (!options.wait) return
  const begun = deploymentOf(written, ({ service }) => service, found, options.waitUntil)
  await followDeployment(aws, target, begun, { ...chosen.shown, resume: invocation.again('wait') })
}

/** Nothing is written; a deployment that still goes on is followed all the same. */
async function leave(
  aws: Aws,
  project: Project,
  target: InCluster,
  found: Answer<Service>,
  options: DeployOptions,
  invocation: Invocation,
): Promise<void> {
  const begun = deploymentOf(found, (service) => service, undefined, options.waitUntil)
  const complete = found.ask('the running deployment is complete', isComplete)
  aws.note(
    complete
      ? 'nothing to do: what runs equals the files'
      : 'nothing to write: what is being rolled out equals the files',
  )
  if (complete || !options.wait) return
  const shown = await shownOfFile(aws, project)
  await followDeployment(aws, target, begun, { ...shown, resume: invocation.again('wait') })
}

function isComplete({ deployments = [] }: Service): boolean {
  const primary = deployments.find((deployment) => deployment.status === 'PRIMARY')
  return primary !== undefined && (primary.rolloutState ?? 'COMPLETED') === 'COMPLETED'
}

/** What no deployment by UpdateService can begin on. */
function checkService(found: Answer<Service>, { cluster, service }: InCluster): void {
  if (!found.ask('the service is active', ({ status }) => (status ?? 'ACTIVE') === 'ACTIVE'))
    throw new UserError('SERVICE_NOT_ACTIVE', `service \`${service}\` in cluster \`${cluster}\` is being deleted`, {
      hint: 'wait until it is gone, then deploy again: that creates it anew',
    })
  const own = found.ask(
    'ECS itself deploys the service',
    ({ deploymentController }) => (deploymentController?.type ?? 'ECS') === 'ECS',
  )
  if (!own)
    throw new UserError(
      'CONTROLLER_UNSUPPORTED',
      `service \`${service}\` is not deployed by ECS itself but by another deployment controller`,
      { hint: 'only the ECS controller is supported so far' },
    )
}

/** A definition without `tags` leaves those of the service alone; `"tags": []` removes them, but none that `ignore.tags` names. */
async function updateTags(
  aws: Aws,
  { configuration }: Project,
  target: InCluster,
  found: Answer<Service>,
  { tags }: ServiceDefinition,
): Promise<void> {
  if (!tags) return
  const step = aws.step('tag the service')
  const resourceArn = found.take((service) => service.serviceArn, undefined) ?? serviceArn(aws.place, target)
  const compared = (service: Service) => compareTags(service.tags, tags, configuration.ignore?.tags)
  const wanted = tags.length > 0 ? tags : undefined
  const changed =
    wanted && found.ask('tags of the service are to be set', (service) => nonEmpty(compared(service).changed))
  if (changed) {
    const answer = await step.call(tagResource({ resourceArn, tags: changed.take((some) => some, tags) }))
    answer.see(() =>
      changed.see((some) => step.note(`set tags of the service: ${some.map(({ key }) => key).join(', ')}`)),
    )
  }
  const removed = found.ask('tags of the service are to be removed', (service) => nonEmpty(compared(service).removed))
  if (!removed) return
  const answer = await step.call(untagResource({ resourceArn, tagKeys: removed.take((some) => some, []) }))
  answer.see(() => removed.see((some) => step.note(`removed tags of the service: ${some.join(', ')}`)))
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined
}

/** One UpdateService with all that differs. Without a new revision it names none, and then no role is passed. */
async function update(
  aws: Aws,
  target: InCluster,
  found: Answer<Service>,
  definition: ServiceDefinition | undefined,
  desiredCount: number | undefined,
  chosen: Chosen,
  options: DeployOptions,
) {
  const all = definition ? updateServiceAttributes(definition) : {}
  const attributes = definition ? found.take((service) => (serviceDiffers(service, definition) ? all : {}), all) : {}
  const { taskDefinition } = chosen
  const step = aws.step('update the service')
  const updated = await step.call(
    updateService(
      {
        ...target,
        ...attributes,
        ...(taskDefinition === undefined ? {} : { taskDefinition }),
        ...(desiredCount === undefined ? {} : { desiredCount }),
        ...(options.forceNewDeployment ? { forceNewDeployment: true } : {}),
      },
      { toTasks: chosen.roles, toEcs: infrastructureRoles(attributes) },
    ),
  )
  updated.see(() => {
    const parts = [
      taskDefinition === undefined ? '' : `task definition ${revisionNameOf(taskDefinition)}`,
      desiredCount === undefined ? '' : `desired count ${desiredCount}`,
      Object.keys(attributes).length > 0 ? 'the rest of its definition' : '',
      options.forceNewDeployment ? 'a new deployment by force' : '',
    ]
    const what = parts.filter(Boolean).join(', ')
    step.note(`updated service ${target.service} in cluster ${target.cluster}${what ? `: ${what}` : ''}`)
  })
  return updated
}
