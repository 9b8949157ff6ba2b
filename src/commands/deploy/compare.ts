import { type Answer, type Aws, anything } from '../../calls/index.ts'
import { arn, describeTaskDefinition, revisionNameOf, type Service } from '../../calls/operations/index.ts'
import {
  compareTags,
  type Project,
  type ServiceDefinition,
  serviceDiffers,
  taskDefinitionDiffers,
} from '../../settings/index.ts'
import { familyOfService } from '../../steps/index.ts'
import type { DeployOptions } from './options.ts'

/** Which of the two writes have something to do. */
export interface Changed {
  readonly taskDefinition: boolean
  readonly service: boolean
}

/** `--if-changed`: what the files would change, by content after AWS's defaults are filled in. */
export async function compare(
  aws: Aws,
  project: Project,
  found: Answer<Service>,
  definition: ServiceDefinition | undefined,
  count: number | undefined,
  options: DeployOptions,
): Promise<Changed> {
  const service =
    options.forceNewDeployment ||
    found.ask('the service definition changed', (live) => {
      const tags = definition?.tags && compareTags(live.tags, definition.tags, project.configuration.ignore?.tags)
      return (
        (definition !== undefined && serviceDiffers(live, definition)) ||
        (count !== undefined && count !== live.desiredCount) ||
        (tags !== undefined && tags.changed.length + tags.removed.length > 0)
      )
    }) !== undefined
  return { taskDefinition: await taskDefinitionChanged(aws, project, found, options), service }
}

async function taskDefinitionChanged(
  aws: Aws,
  project: Project,
  found: Answer<Service>,
  { revision, latestTaskDefinition, skipTaskDefinition }: DeployOptions,
): Promise<boolean> {
  if (latestTaskDefinition) return true // which revision is the newest is not worth a permission
  if (revision > 0) {
    const wanted = `${await familyOfService(aws, project, found)}:${revision}`
    return Boolean(found.ask('another revision runs', (live) => revisionNameOf(live.taskDefinition ?? '') !== wanted))
  }
  if (skipTaskDefinition) return false
  const { input, family } = await project.taskDefinition(aws)
  const runs = found.take(
    (live) => live.taskDefinition ?? '',
    arn(aws.place, 'ecs', `task-definition/${family}:${anything('current revision')}`),
  )
  const described = await aws
    .step('compare the task definition')
    .call(describeTaskDefinition({ taskDefinition: runs, include: ['TAGS'] }))
  return Boolean(described.ask('the task definition changed', (answer) => taskDefinitionDiffers(answer, input)))
}
