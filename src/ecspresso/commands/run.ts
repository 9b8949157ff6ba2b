import { type Aws, anything } from '../../calls/index.ts'
import {
  describeTaskDefinition,
  describeTasks,
  getLogEvents,
  listTagsForResource,
  runTask,
  serviceArn,
  type Tag,
} from '../../calls/operations/index.ts'
import type { OptionsOf } from '../../commands/index.ts'
import { infrastructureRoles, type Overrides, runTaskFields } from '../../settings/index.ts'
import { logsOf, revisionOf, runningRevision, streamOf, targetOf } from '../../steps/index.ts'
import { someTask } from '../calls/index.ts'
import type { Work } from '../command.ts'
import type { EcspressoOptions } from '../options.ts'
import { type Chosen, newest, registerFile, standing } from '../steps/choose-revision.ts'
import { describeService, describeStatus } from '../steps/describe-service.ts'
import { refuseExpress } from './express.ts'

type Options = OptionsOf<EcspressoOptions['run']>

/** `run`: one task, whose log is followed while it runs. */
export async function run(work: Work, options: Options): Promise<void> {
  refuseExpress(work, 'run')
  const { aws, project, edition } = work
  const overrides = await project.overrides(aws, {
    text: options.overrides || undefined,
    file: options.overrides === '' ? options.overridesFile || undefined : undefined,
  })
  const chosen = await choose(work, options)
  if (options.dryRun && edition.dryRunEndsEarly) return
  if (edition.runDescribes || isStanding(options)) {
    const call = describeTaskDefinition({ taskDefinition: chosen.taskDefinition, include: ['TAGS'] })
    await aws.step('read the task definition').call(call)
  }
  const fields = runTaskFields(await project.serviceDefinition(aws), { deleteVolumes: options.ebsDeleteOnTermination })
  const tags = await tagsFor(work, options)
  const input = {
    ...fields,
    cluster: project.cluster,
    taskDefinition: chosen.taskDefinition,
    count: options.count,
    clientToken: aws.token(),
    tags,
    propagateTags: options.propagateTags === 'TASK_DEFINITION' ? 'TASK_DEFINITION' : 'NONE',
  }
  const passes = { toTasks: rolesPassed(chosen, overrides ?? {}), toEcs: infrastructureRoles(input) }
  await aws.step('run the task').call(runTask(input, passes))
  if (options.wait) await watch(work, options)
}

function isStanding({ skipTaskDefinition, latestTaskDefinition, revision }: Options): boolean {
  return skipTaskDefinition || latestTaskDefinition || revision > 0
}

async function choose(work: Work, options: Options): Promise<Chosen> {
  const { aws, project, edition } = work
  const isServices = project.service !== undefined && (isStanding(options) || edition.runsLikeService)
  const found = isServices ? await (edition.runsLikeService ? describeStatus(work) : describeService(work)) : undefined
  if (!isStanding(options)) return registerFile(work, options.taskDef || undefined)
  const current = found && (await runningRevision(aws, project, found))
  const family =
    current?.replace(/^arn:[^/]*\//, '').replace(/:[^:]*$/, '') ?? (await project.taskDefinition(aws)).family
  if (options.revision > 0) return standing(work, revisionOf(family, { from: 'number', number: options.revision }))
  if (options.latestTaskDefinition || current === undefined) return newest(work, family)
  return standing(work, current)
}

/** The list that the service has is read where its tags are wanted. */
async function tagsFor({ aws, project }: Work, { propagateTags, tags }: Options): Promise<readonly Tag[]> {
  const own = tags
    .split(',')
    .filter(Boolean)
    .map((tag) => ({ key: tag.split('=')[0] ?? '', value: '' }))
  if (propagateTags !== 'SERVICE') return own
  const resourceArn = serviceArn(aws.place, targetOf(project))
  await aws.step("read the service's tags").call(listTagsForResource({ resourceArn }))
  return [...own, { key: anything('key'), value: '' }]
}

function rolesPassed({ roles }: Chosen, { executionRoleArn, taskRoleArn }: Overrides): string[] {
  return [...new Set([...roles, executionRoleArn, taskRoleArn].flatMap((role) => (role ? [role] : [])))]
}

async function watch({ aws, project }: Work, options: Options): Promise<void> {
  const { cluster } = project
  const task = someTask(aws.place, cluster)
  const seen = await aws.step('wait for the task').call(describeTasks({ cluster, tasks: [task] }))
  if (options.waitUntil === 'running') return
  if (seen.ask('the task runs for more than three seconds', () => true)) await readLog({ aws, project }, options, task)
}

/** In the region of the configuration, whatever `awslogs-region` says; without a stream prefix there is nothing to read. */
async function readLog(
  { aws, project }: Omit<Work, 'edition'>,
  { taskDef, watchContainer }: Options,
  task: string,
): Promise<void> {
  const definition = await project.taskDefinition(aws, taskDef || undefined)
  const watched = watchContainer || definition.containers[0]?.name
  const log = logsOf(definition, aws.place.region).find(({ container }) => container === watched)
  if (log) await readStream(aws, log.group, streamOf(log, task))
}

async function readStream(aws: Aws, logGroupName: string, logStreamName: string): Promise<void> {
  await aws.step('show the log').attempt(getLogEvents({ logGroupName, logStreamName }))
}
