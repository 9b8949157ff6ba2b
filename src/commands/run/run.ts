import { type Answer, type Aws, anything, OutcomeError } from '../../calls/index.ts'
import { arn, clusterNameOf, type Failed, idOf, runTask, type Tag, type Task } from '../../calls/operations/index.ts'
import { definitionOfService, infrastructureRoles, type Project, runTaskFields } from '../../settings/index.ts'
import {
  editedProject,
  findExistingService,
  reportFailedTasks,
  type TaskEnd,
  targetOf,
  waitUntilRunning,
  watchTasks,
  whichRevision,
} from '../../steps/index.ts'
import { editOf } from '../edit.ts'
import { type Chosen, choose } from './choose.ts'
import type { RunOptions } from './options.ts'
import { parseTags, tagsOfService } from './task-tags.ts'

/** What was run, and how it ended. */
export interface RunResult {
  readonly cluster: string
  readonly taskDefinition: string
  readonly waitedUntil: 'not waited' | 'running' | 'stopped'
  readonly tasks: readonly TaskEnd[]
}

/**
 * Runs tasks once and, unless told not to, watches them: log lines of one container, and its exit code.
 * Throws OutcomeError when a task could not be placed or failed (ContainerFailed bears the exit code), TimedOut when it has not ended.
 */
export async function run(aws: Aws, written: Project, given: RunOptions): Promise<RunResult> {
  const options = withoutEmpty(given)
  const edit = editOf(options, written)
  const which = whichRevision(options) // contradictions are told before anything is read
  const ownTags = parseTags(options.tags)
  const found = edit?.isOfRunning ? await findExistingService(aws, targetOf(written)) : undefined
  const project = editedProject(written, edit, found)
  const overrides = await project.overrides(aws, { text: options.overrides, file: options.overridesFile })
  await project.check(aws, { taskDefinition: which.from === 'file' && !found && (options.taskDef ?? true) })
  // Before anything is written: a mistake in the file shall not leave a registered revision behind.
  const definition = project.configuration.service_definition ? await project.serviceDefinition(aws) : undefined
  const live = { input: found?.take((service) => definitionOfService(service), {}) ?? {} }
  const fields = runTaskFields(definition ?? live, { deleteVolumes: options.ebsDeleteOnTermination })
  const fromService = options.propagateTags === 'SERVICE'
  const tags = fromService ? await tagsOfService(aws, targetOf(project), ownTags) : ownTags
  const chosen = await choose(aws, project, options, overrides)
  const started = await start(aws, project, options, chosen, { fields, overrides: overrides ?? {}, tags })
  const { cluster } = project
  const tasks = started.take(
    (all) => all.map(({ taskArn }) => taskArn ?? ''),
    [arn(aws.place, 'ecs', `task/${clusterNameOf(cluster)}/${anything('task id')}`)],
  )
  started.see((all) => aws.note(`started ${all.map(nameOf).join(', ')}`))
  const result = { cluster, taskDefinition: chosen.taskDefinition }
  if (!options.wait) return { ...result, waitedUntil: 'not waited', tasks: tasks.map(startedTask) }
  const counted = project.line.watchesAllTasks ? tasks : tasks.slice(0, 1)
  const others = tasks.slice(counted.length).map(startedTask)
  if (others.length > 0) aws.note('the first task is watched, as in ecspresso 2; `compat: v3` watches all')
  const { taskDefinition, shown, watched: container = '', log } = chosen
  const watched = { cluster, tasks: counted, container, log, taskDefinition, shown, onCancel: options.onCancel }
  if (options.waitUntil === 'running')
    return { ...result, waitedUntil: 'running', tasks: [...(await waitUntilRunning(aws, watched)), ...others] }
  if (chosen.noLog !== undefined)
    aws.warn(`the log of container \`${watched.container}\` cannot be shown: ${chosen.noLog}`)
  return { ...result, waitedUntil: 'stopped', tasks: [...(await watchTasks(aws, watched)), ...others] }
}

function startedTask(taskArn: string): TaskEnd {
  const unknown = { lastStatus: undefined, stopCode: undefined, stoppedReason: undefined }
  return { id: idOf(taskArn), taskArn, ...unknown, containers: [] }
}

/** In ecspresso these are empty where they are not given, and scripts hand on variables that may be so. */
function withoutEmpty(options: RunOptions): RunOptions {
  return {
    ...options,
    watchContainer: options.watchContainer || undefined,
    taskDef: options.taskDef || undefined,
    clientToken: options.clientToken || undefined,
  }
}

async function start(
  aws: Aws,
  project: Project,
  options: RunOptions,
  chosen: Chosen,
  { fields, overrides, tags }: Given,
): Promise<Answer<readonly Task[]>> {
  const { taskDefinition } = chosen
  const input = {
    cluster: project.cluster,
    ...fields,
    taskDefinition,
    count: options.count,
    clientToken: options.clientToken ?? aws.token(),
    ...(Object.keys(overrides).length > 0 ? { overrides } : {}),
    ...(options.propagateTags === 'TASK_DEFINITION' ? { propagateTags: 'TASK_DEFINITION' } : {}),
    ...(tags.length > 0 ? { tags } : {}),
  }
  const passes = { toTasks: rolesPassed(chosen, overrides), toEcs: infrastructureRoles(input) }
  const answered = await aws.step('run the task').call(runTask(input, passes, repeatedBy(input, options)))
  const started = answered.ask(
    'the tasks were placed',
    ({ tasks = [], failures = [] }) => tasks.length > 0 && failures.length === 0 && tasks,
  )
  if (started) return started
  const notPlaced = answered.take(({ failures = [] }) => failures.map(failureText), [])
  const error = answered.take(
    ({ tasks = [] }) => notPlacedError(tasks, options.count, notPlaced),
    new OutcomeError('TASK_NOT_PLACED', 'the tasks were not placed'),
  )
  const failed = { cluster: project.cluster, taskDefinition, why: error.message, notPlaced, shown: chosen.shown }
  await reportFailedTasks(
    aws.afterwards('report the failure'),
    failed,
    answered.map(() => []),
  )
  throw error
}

function notPlacedError(tasks: readonly Task[], count: number, reasons: readonly string[]): OutcomeError {
  const why = reasons.length === 0 ? '' : `: ${reasons.join('; ')}`
  return new OutcomeError('TASK_NOT_PLACED', `${tasks.length} of ${count} tasks were placed${why}`, {
    hint: tasks.length > 0 ? `nothing stops ${tasks.map(nameOf).join(', ')}` : undefined,
  })
}

/**
 * The flags under which this very request is sent again: without the revision another one would be registered, and ECS refuses a token that
 * comes with other parameters. `--revision` takes the service's family, so that nothing can be promised for another file.
 */
function repeatedBy(
  { clientToken, taskDefinition }: { readonly clientToken: string; readonly taskDefinition: string },
  { taskDef }: RunOptions,
): string | undefined {
  const revision = /:(\d+)$/.exec(taskDefinition)?.[1]
  if (taskDef !== undefined) return undefined
  return revision === undefined
    ? `--client-token ${clientToken}`
    : `--client-token ${clientToken} --revision ${revision}`
}

function nameOf({ taskArn = '' }: Task): string {
  return `task ${idOf(taskArn)}`
}

interface Given {
  /** What the service definition says about its tasks. */
  readonly fields: object
  readonly overrides: RoleOverrides
  readonly tags: readonly Tag[]
}

interface RoleOverrides {
  readonly executionRoleArn?: string
  readonly taskRoleArn?: string
}

/** IAM is asked about a role of the overrides instead of the definition's. */
function rolesPassed({ executionRole, taskRole, roles }: Chosen, overrides: RoleOverrides): string[] {
  const own = [overrides.executionRoleArn ?? executionRole, overrides.taskRoleArn ?? taskRole]
  return [...new Set([...own, ...roles].flatMap((role) => (role ? [role] : [])))]
}

function failureText({ arn: what, reason, detail }: Failed): string {
  return [what, reason, detail].filter(Boolean).join(' ')
}
