import type { Aws } from '../../calls/index.ts'
import { revisionNameOf, type Service } from '../../calls/operations/index.ts'
import { infrastructureRoles, type ServiceChange } from '../../settings/index.ts'
import { begin, shownOfFile, underwayOfService } from '../../steps/index.ts'
import { withAutoScaling } from './auto-scaling.ts'
import { type Prepared, updateByCodeDeploy } from './by-code-deploy.ts'
import { checkGoal } from './check-goal.ts'
import { chooseTaskDefinition, keepTaskDefinition } from './choose-task-definition.ts'
import { compare, type Desired } from './compare.ts'
import { desiredCountOf } from './desired-count.ts'
import { sayReplaced } from './in-flight.ts'
import type { DeployResult } from './result.ts'
import { serviceChangeOf } from './service-change.ts'
import type { Situation } from './situation.ts'
import { updateTags } from './tags.ts'

/** Brings a service that stands in line with its files, by one write that names all that differs. */
export async function update(aws: Aws, situation: Situation): Promise<DeployResult> {
  const { found, target, intent, controller } = situation
  const desired = await desiredOf(aws, situation)
  if (intent.waits) checkGoal(aws, { ...intent, found, controller, definition: desired.definition })
  const change = await serviceChangeOf(aws, situation, desired.definition)
  const changed = intent.ifChanged
    ? await compare(aws, situation, { ...desired, change })
    : { taskDefinition: true, service: true, deployment: true }
  const isChanged = changed.taskDefinition || changed.service || changed.deployment
  const prepared = { desired, change, changed }
  if (isChanged) sayReplaced(aws, found, intent)
  if (controller === 'ECS' && intent.rollbackEvents.length > 0)
    aws.warn(
      '`--rollback-events` is for services that CodeDeploy deploys: it changes nothing',
      "ECS goes back by `deploymentCircuitBreaker` and `alarms` of the service definition's `deploymentConfiguration`",
    )
  return withAutoScaling(aws, { target, change: intent.autoScaling }, () => {
    if (!isChanged) return leave(aws, situation, change)
    return controller === 'ECS' ? updateByEcs(aws, situation, prepared) : updateByCodeDeploy(aws, situation, prepared)
  })
}

async function updateByEcs(
  aws: Aws,
  situation: Situation,
  { desired: { definition, desiredCount }, change, changed }: Prepared,
): Promise<DeployResult> {
  const { project, target, found, intent, resume } = situation
  const chosen = changed.taskDefinition
    ? await chooseTaskDefinition(aws, project, found, intent.which)
    : await keepTaskDefinition(aws, project)
  const tags = await updateTags(aws, situation, changed.service ? (definition ?? {}) : {})
  const { attributes, forces } = change
  const begun = await begin(aws, {
    target,
    found,
    attributes,
    taskDefinition: chosen.taskDefinition,
    desiredCount,
    isForced: intent.isForced || forces,
    passes: { toTasks: chosen.roles, toEcs: infrastructureRoles(attributes) },
    goal: intent.goal,
  })
  if (intent.waits) await begun.follow(aws, { shown: chosen.shown, resume, waiting: intent.waiting })
  return {
    ...target,
    action: 'updated',
    ...(chosen.taskDefinition === undefined ? {} : { taskDefinition: chosen.taskDefinition }),
    ...(desiredCount === undefined ? {} : { desiredCount }),
    tags,
    deployment: { id: begun.id, revision: begun.revision, status: intent.waits ? 'completed' : 'begun' },
  }
}

/** Without a service definition the service keeps all its attributes, as in ecspresso. */
async function desiredOf(aws: Aws, { project, found, intent }: Situation): Promise<Desired> {
  const isDefined = Boolean(project.configuration.service_definition)
  const definition = intent.updatesService && isDefined ? await project.serviceDefinition(aws) : undefined
  return {
    definition,
    desiredCount: desiredCountOf(aws, found, { given: intent.tasks, ofFile: definition?.desiredCount }),
  }
}

/** Nothing is written; a deployment that still goes on is followed all the same. */
async function leave(aws: Aws, situation: Situation, { stays }: ServiceChange): Promise<DeployResult> {
  const { project, target, found, controller, intent, resume } = situation
  const complete = found.ask('the running deployment is complete', isComplete)
  const but = stays.length > 0 ? ', but for what stays' : ''
  aws.note(
    complete
      ? `nothing to do: what runs equals the files${but}`
      : `nothing to write: what is being rolled out equals the files${but}`,
  )
  const isFollowed = !complete && intent.waits
  const begun = isFollowed
    ? await underwayOfService(aws, project, { target, found, controller, goal: intent.goal })
    : {
        id: found.take(nameOfPrimary, ''),
        revision: found.take(({ taskDefinition = '' }) => revisionNameOf(taskDefinition), ''),
      }
  if ('follow' in begun)
    await begun.follow(aws, { shown: await shownOfFile(aws, project), resume, waiting: intent.waiting })
  return {
    ...target,
    action: 'unchanged',
    tags: { set: [], removed: [] },
    deployment: { id: begun.id, revision: begun.revision, status: complete || isFollowed ? 'completed' : 'begun' },
  }
}

function isComplete({ deployments = [], taskSets = [] }: Service): boolean {
  // A second task set is a deployment of CodeDeploy's; one that drains is what is left of the last.
  const sets = taskSets.filter(({ status }) => status !== 'DRAINING')
  if (sets.length > 0) return sets.length === 1 && sets[0]?.status === 'PRIMARY'
  const primary = deployments.find((deployment) => deployment.status === 'PRIMARY')
  return primary !== undefined && (primary.rolloutState ?? 'COMPLETED') === 'COMPLETED'
}

function nameOfPrimary({ deployments = [], taskSets = [] }: Service): string {
  return [...deployments, ...taskSets].find(({ status }) => status === 'PRIMARY')?.id ?? ''
}
