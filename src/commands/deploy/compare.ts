import { type Aws, anything } from '../../calls/index.ts'
import { arn, describeTaskDefinition, revisionNameOf } from '../../calls/operations/index.ts'
import { compareTags, type ServiceChange, type ServiceDefinition, taskDefinitionDiffers } from '../../settings/index.ts'
import { familyOfService, revisionOf } from '../../steps/index.ts'
import type { Situation } from './situation.ts'

/** Which of the writes have something to do. */
export interface Changed {
  readonly taskDefinition: boolean
  readonly service: boolean
  /** What a deployment of CodeDeploy's alone changes, or new tasks by force. */
  readonly deployment: boolean
}

/** The definition and the count that a service is compared with. */
export interface Desired {
  readonly definition: ServiceDefinition | undefined
  readonly desiredCount: number | undefined
}

/** `--if-changed`: what the files would change, by content after AWS's defaults are filled in. */
export async function compare(
  aws: Aws,
  situation: Situation,
  desired: Desired & { readonly change: ServiceChange },
): Promise<Changed> {
  const { isForced } = situation.intent
  const service = isForced || serviceChanged(situation, desired)
  const taskDefinition = await taskDefinitionChanged(aws, situation)
  return {
    service,
    taskDefinition,
    // A new revision is a deployment already.
    deployment: isForced || taskDefinition || deploymentChanged(situation, desired.change),
  }
}

function serviceChanged(
  { project, found }: Situation,
  { definition, desiredCount, change }: Desired & { readonly change: ServiceChange },
): boolean {
  const changed = found.ask('the service definition changed', (live) => {
    const tags = definition?.tags && compareTags(live.tags, definition.tags, project.configuration.ignore?.tags)
    return (
      change.changed.length > 0 ||
      (desiredCount !== undefined && desiredCount !== live.desiredCount) ||
      (tags !== undefined && tags.changed.length + tags.removed.length > 0)
    )
  })
  return changed !== undefined
}

function deploymentChanged({ found, controller }: Situation, { byDeployment }: ServiceChange): boolean {
  if (controller !== 'CODE_DEPLOY') return false
  return Boolean(found.ask('CodeDeploy has something to change', () => byDeployment.length > 0))
}

async function taskDefinitionChanged(aws: Aws, { project, found, intent }: Situation): Promise<boolean> {
  const { which } = intent
  if (which.from === 'newest') return true // which revision is the newest is not worth a permission
  if (which.from === 'running') return false
  if (which.from === 'number') {
    const wanted = revisionOf(await familyOfService(aws, project, found), which)
    return Boolean(found.ask('another revision runs', (live) => revisionNameOf(live.taskDefinition ?? '') !== wanted))
  }
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
