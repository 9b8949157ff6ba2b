import { type Answer, anything, caller } from '../../calls/index.ts'
import { allTasks, describeTaskDefinition, describeTasks, type Service } from '../../calls/operations/index.ts'
import { familyOfService, targetOf } from '../../steps/index.ts'
import { someTask } from '../calls/index.ts'
import type { Work } from '../command.ts'
import { describeService } from './describe-service.ts'

/** The family whose tasks are meant, by the service where the configuration names one. */
async function familyInUse(work: Work): Promise<{ family: string; found: Answer<Service> | undefined }> {
  const { aws, project } = work
  if (project.service === undefined) return { family: (await project.taskDefinition(aws)).family, found: undefined }
  const found = await describeService(work)
  if (found === undefined) return { family: (await project.outline())?.family ?? anything('family'), found }
  const family = await familyOfService(aws, project, found)
  await aws.step('read the task definition').call(describeTaskDefinition({ taskDefinition: family }))
  return { family, found }
}

/** Which revisions tasks and deployments use. */
export async function scanUse(work: Work): Promise<string> {
  const { family, found } = await familyInUse(work)
  await listAndDescribe(work, { family })
  if (found) await describeService(work)
  return family
}

/**
 * `tasks` and `exec` are carried out by a library with credentials of its own: those of the caller, also under `--assume-role-arn`, which only
 * reaches ecspresso's own clients. https://github.com/fujiwara/ecsta, `New` (v0.8.2, checked 2026-11)
 */
export function byCaller(work: Work): Work {
  return { ...work, aws: work.aws.as(caller) }
}

/** Finds the task that `exec`, `tasks --find` and the like are about; one that is named by its id is not looked for. */
export async function selectTask(work: Work, id: string): Promise<void> {
  const { project, edition } = work
  const own = byCaller(work)
  const { aws } = own
  const whose =
    edition.listsByService && project.service !== undefined
      ? { serviceName: targetOf(project).service }
      : { family: (await familyInUse(work)).family }
  if (id !== '') await aws.step('read the task').call(describeTasks({ cluster: project.cluster, tasks: [id] }))
  else await listAndDescribe(own, whose)
}

/** The tasks that run and those that stopped. */
async function listAndDescribe(
  { aws, project }: Work,
  whose: { readonly family: string } | { readonly serviceName: string },
): Promise<void> {
  const { cluster } = project
  const step = aws.step('list the tasks')
  for (const desiredStatus of ['RUNNING', 'STOPPED'] as const) {
    const listed = await step.call(allTasks({ cluster, ...whose, desiredStatus }).first)
    if (listed.ask(`${desiredStatus} tasks are listed`, ({ taskArns }) => taskArns.length > 0))
      await step.call(describeTasks({ cluster, tasks: [someTask(aws.place, cluster)] }))
  }
}
