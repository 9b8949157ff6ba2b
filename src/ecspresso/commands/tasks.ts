import {
  describeServices,
  describeTaskDefinition,
  describeTasks,
  getLogEvents,
  stopTask,
} from '../../calls/operations/index.ts'
import type { OptionsOf } from '../../commands/index.ts'
import { logsOf, streamOf, targetOf } from '../../steps/index.ts'
import { discoverPollEndpoint, executeCommand, someTask, startSession } from '../calls/index.ts'
import type { Work } from '../command.ts'
import type { EcspressoOptions } from '../options.ts'
import { byCaller, selectTask } from '../steps/tasks.ts'

/** `tasks`: flags until 2.7, words of their own since. */
export async function tasks(
  work: Work,
  options: OptionsOf<EcspressoOptions['tasks']>,
  [action]: readonly string[],
): Promise<void> {
  await selectTask(work, options.id)
  const own = byCaller(work)
  if (options.stop || action === 'stop') await stop(own)
  if (options.trace || action === 'trace') await trace(own)
  if (action === 'logs') await logs(own)
}

async function stop({ aws, project }: Work): Promise<void> {
  const { cluster } = project
  const call = stopTask({ cluster, task: someTask(aws.place, cluster), reason: 'stopped by a user' })
  await aws.step('stop the task').call(call)
}

async function trace(work: Work): Promise<void> {
  const { aws, project } = work
  const { cluster } = project
  const step = aws.step('trace the task')
  await step.call(describeTasks({ cluster, tasks: [someTask(aws.place, cluster)] }))
  if (project.service !== undefined) {
    const { service } = targetOf(project)
    await step.call(describeServices({ cluster, services: [service] }))
  }
  await logs(work)
}

async function logs({ aws, project }: Work): Promise<void> {
  const definition = await project.taskDefinition(aws)
  const step = aws.step('show the logs')
  await step.call(describeTaskDefinition({ taskDefinition: definition.family }))
  for (const log of logsOf(definition, aws.place.region)) {
    const logStreamName = streamOf(log, someTask(aws.place, project.cluster))
    await step.call(getLogEvents({ logGroupName: log.group, logStreamName }))
  }
}

/** `exec`: a shell, a port, or a file, which takes both. */
export async function exec(
  work: Work,
  options: OptionsOf<EcspressoOptions['exec']>,
  [action]: readonly string[],
): Promise<void> {
  const { project } = work
  await selectTask(work, options.id)
  const { aws } = byCaller(work)
  const step = aws.step('open the session')
  const forwards = options.portForward || action === 'portforward' || action === 'cp'
  const toHost = options.host !== '' || options.L.split(':').length > 2
  if (!forwards || action === 'cp') await step.call(executeCommand(project.cluster))
  if (forwards) await step.call(startSession(project.cluster, toHost))
  await step.call(discoverPollEndpoint())
}
