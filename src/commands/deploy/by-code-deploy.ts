import { type Aws, UserError } from '../../calls/index.ts'
import { familyOf, revisionNameOf, updateService } from '../../calls/operations/index.ts'
import { infrastructureRoles, type ServiceChange } from '../../settings/index.ts'
import {
  appSpecOf,
  beginByCodeDeploy,
  findGroup,
  hooksOf,
  newestRevision,
  runningRevision,
  type Shown,
  shownOfFile,
  standingTaskSets,
  type Underway,
} from '../../steps/index.ts'
import { registerFile } from './choose-task-definition.ts'
import type { Changed, Desired } from './compare.ts'
import type { DeployResult } from './result.ts'
import { settingsForSpec } from './settings-for-spec.ts'
import type { Situation } from './situation.ts'
import { updateTags } from './tags.ts'

/** What a deployment by CodeDeploy rests on. */
export interface Prepared {
  readonly desired: Desired
  readonly change: ServiceChange
  readonly changed: Changed
}

/**
 * Brings a service in line whose task sets CodeDeploy moves: UpdateService for what ECS itself changes, where anything of that differs, and a
 * deployment of CodeDeploy's for the revision and for what it alone may change. Hooks, events and the group are looked at before any write.
 */
export async function updateByCodeDeploy(
  aws: Aws,
  situation: Situation,
  { desired, change, changed }: Prepared,
): Promise<DeployResult> {
  const { project, target, found, intent, resume } = situation
  const hooks = hooksOf(project)
  const { definition, desiredCount } = desired
  const isScaling = intent.which.from === 'running' && !intent.updatesService && !intent.isForced
  const deploys = !isScaling && changed.deployment
  const group = deploys ? await findGroup(aws, project, target) : undefined
  const settings = settingsForSpec(found, definition, project.configuration.ignore?.members)
  // A service without a load balancer is refused before anything is registered.
  if (deploys) appSpecOf('', settings, { file: definition !== undefined, hooks })
  const revision = await chooseRevision(aws, situation, deploys && changed.taskDefinition)
  const tags = await updateTags(aws, situation, changed.service ? (definition ?? {}) : {})
  if (changed.service) await updateOwn(aws, situation, { change, desiredCount })
  const begun: Underway = group
    ? await beginByCodeDeploy(aws, {
        target,
        found,
        goal: intent.goal,
        group,
        configName: project.configuration.codedeploy?.deployment_config_name,
        taskDefinition: revision.taskDefinition,
        spec: appSpecOf(revision.taskDefinition, settings, { file: definition !== undefined, hooks }),
        rollbackEvents: intent.rollbackEvents,
      })
    : standingTaskSets(found, { target, goal: intent.goal, revision: revisionNameOf(revision.taskDefinition) })
  if (intent.waits) await begun.follow(aws, { shown: revision.shown, resume, waiting: intent.waiting })
  return {
    ...target,
    action: 'updated',
    ...(deploys ? { taskDefinition: revision.taskDefinition } : {}),
    ...(desiredCount === undefined ? {} : { desiredCount }),
    tags,
    deployment: {
      id: begun.id,
      revision: revisionNameOf(revision.taskDefinition),
      status: intent.waits ? 'completed' : 'begun',
    },
  }
}

interface Revision {
  /** Its ARN. */
  readonly taskDefinition: string
  readonly shown: Shown
}

/** The revision by its ARN, which an AppSpec wants. IAM asks nobody for its roles but CodeDeploy. */
async function chooseRevision(aws: Aws, { project, found, intent }: Situation, isNew: boolean): Promise<Revision> {
  const { which } = intent
  if (isNew && which.from === 'file') return registerFile(aws, project)
  const shown = await shownOfFile(aws, project)
  const running = await runningRevision(aws, project, found)
  if (which.from === 'number') return { taskDefinition: running.replace(/:[^:]*$/, `:${which.number}`), shown }
  return { taskDefinition: which.from === 'newest' ? await newestOf(aws, running) : running, shown }
}

async function newestOf(aws: Aws, running: string): Promise<string> {
  const family = familyOf(running)
  const newest = await newestRevision(aws, family)
  if (newest !== undefined) return newest
  throw new UserError('REVISION_UNKNOWN', `\`${family}\` has no active revision`, {
    hint: '`ristretto register` makes one; `--skip-task-definition` keeps the one that runs',
  })
}

/** UpdateService for what is ECS's own. CodeDeploy's deployments leave it alone, and where nothing of it differs, nothing is sent. */
async function updateOwn(
  aws: Aws,
  { target, found }: Situation,
  { change, desiredCount }: { readonly change: ServiceChange; readonly desiredCount: number | undefined },
): Promise<void> {
  const differs = found.ask(
    'the service itself is to be updated',
    (live) => change.changed.length > 0 || (desiredCount !== undefined && desiredCount !== live.desiredCount),
  )
  if (!differs) return
  const { attributes } = change
  const step = aws.step('update the service')
  const input = { ...target, ...attributes, ...(desiredCount === undefined ? {} : { desiredCount }) }
  const updated = await step.call(updateService(input, { toTasks: [], toEcs: infrastructureRoles(attributes) }))
  updated.see(() => step.note(`updated service ${target.service} in cluster ${target.cluster}`))
}
