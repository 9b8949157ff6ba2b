import { type Aws, UserError } from '../../calls/index.ts'
import { createService, type InCluster, revisionNameOf } from '../../calls/operations/index.ts'
import { createServiceInput, infrastructureRoles, type Project, type ServiceDefinition } from '../../settings/index.ts'
import { type Controller, externalAdvice, standingTaskSets, underwayOfService } from '../../steps/index.ts'
import { checkGoal } from './check-goal.ts'
import { chooseFirst } from './choose-task-definition.ts'
import { warnAboutCount } from './desired-count.ts'
import type { Intent } from './intent.ts'
import type { DeployResult } from './result.ts'

/** A service that does not stand yet. */
export interface Absent {
  readonly project: Project
  readonly target: InCluster
  readonly intent: Intent
  readonly resume: string
}

/** Creates a service that does not exist yet. Unlike ecspresso it heeds --revision. */
export async function create(aws: Aws, { project, target, intent, resume }: Absent): Promise<DeployResult> {
  if (!project.configuration.service_definition) throw withoutDefinition(project.file, target)
  const definition = await project.serviceDefinition(aws)
  const controller = checkDefinition(definition, intent)
  if (intent.waits) checkGoal(aws, { controller, definition, goal: intent.goal })
  const isDaemon = definition.schedulingStrategy === 'DAEMON'
  if (isDaemon && intent.tasks !== undefined) warnAboutCount(aws)
  if (intent.autoScaling) aws.warn('a service that is created has no auto scaling yet: its flags change nothing')
  const chosen = await chooseFirst(aws, project, intent.which)
  const input = {
    ...createServiceInput(definition, target),
    ...(intent.tasks === undefined || isDaemon ? {} : { desiredCount: intent.tasks }),
    cluster: target.cluster,
    serviceName: target.service,
    taskDefinition: chosen.taskDefinition,
    clientToken: aws.token(),
  }
  const step = aws.step('create the service')
  const created = await step.call(createService(input, { toTasks: chosen.roles, toEcs: infrastructureRoles(input) }))
  created.see(() => step.note(`created service ${target.service} in cluster ${target.cluster}`))
  const service = created.map((answer) => answer.service)
  const { goal } = intent
  // CodeDeploy has no part in a creation: nobody has asked it for anything yet.
  const begun =
    controller === 'ECS'
      ? await underwayOfService(aws, project, { target, found: service, controller, goal })
      : standingTaskSets(service, { target, goal, revision: revisionNameOf(chosen.taskDefinition) })
  if (intent.waits) await begun.follow(aws, { shown: chosen.shown, resume, waiting: intent.waiting })
  const desiredCount = intent.tasks ?? definition.desiredCount
  return {
    ...target,
    action: 'created',
    taskDefinition: chosen.taskDefinition,
    ...(desiredCount === undefined ? {} : { desiredCount }),
    tags: { set: (definition.tags ?? []).map(({ key = '' }) => key), removed: [] },
    deployment: { id: begun.id, revision: begun.revision, status: intent.waits ? 'completed' : 'begun' },
  }
}

/** A service that stands needs no definition: that there is none yet may be the surprise. */
function withoutDefinition(file: string, { cluster, service }: InCluster): UserError {
  const problem = `service \`${service}\` does not exist in cluster \`${cluster}\``
  return new UserError(
    'DEFINITION_PATH',
    `${problem}, and the configuration does not name the service definition to create it`,
    {
      at: { file },
      hint: 'add `service_definition: FILE`; a wrong `cluster` or `region` in the configuration looks the same',
    },
  )
}

/** What ECS would refuse, too, but only after a revision was registered. */
function checkDefinition(definition: ServiceDefinition, intent: Intent): Controller {
  const { controller, desiredCount, input, path, schedulingStrategy } = definition
  const known: readonly Controller[] = ['ECS', 'CODE_DEPLOY']
  const supported = known.find((one) => one === controller)
  if (supported === undefined)
    throw new UserError('CONTROLLER_UNSUPPORTED', `deployment controller \`${controller}\` is not supported`, {
      at: { file: path },
      hint: externalAdvice,
    })
  // A daemon has no count, and one that says that it is a replica gets 0, as in ecspresso.
  const isCounted = schedulingStrategy === 'REPLICA' && input['schedulingStrategy'] === undefined
  if (isCounted && (intent.tasks ?? desiredCount) === undefined)
    throw new UserError(
      'DESIRED_COUNT_MISSING',
      'the service definition says no `desiredCount`, which a new service needs',
      {
        at: { file: path },
        hint: '`--tasks N` gives one to the first deployment; where auto scaling owns the count, later ones leave it alone',
      },
    )
  return supported
}
