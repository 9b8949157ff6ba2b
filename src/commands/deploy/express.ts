import { type Answer, type Aws, UserError } from '../../calls/index.ts'
import {
  createExpressGatewayService,
  type InCluster,
  type PassedRoles,
  type Service,
  updateExpressGatewayService,
} from '../../calls/operations/index.ts'
import type { JsonObject, Project } from '../../settings/index.ts'
import {
  arnOfService,
  requireExpress,
  rolesOfExpress,
  shownOfFile,
  type Underway,
  underwayOfExpress,
} from '../../steps/index.ts'
import type { Intent } from './intent.ts'
import type { DeployResult } from './result.ts'
import { updateTags } from './tags.ts'

/** An Express service, and what is to be done with it. */
export interface ExpressSituation {
  readonly project: Project
  readonly target: InCluster
  /** Absent: there is none yet. */
  readonly found: Answer<Service> | undefined
  readonly intent: Intent
  readonly resume: string
}

/**
 * Creates an Express service, or brings it in line with its definition: ECS makes its task definition, load balancer and scaling. Throws
 * UserError for what an Express service has no word for.
 */
export async function deployExpress(aws: Aws, situation: ExpressSituation): Promise<DeployResult> {
  const { project, target, found, intent, resume } = situation
  checkIntent(aws, intent)
  const { input } = await project.expressDefinition(aws)
  const passes = await rolesOfExpress(aws, project, input)
  const { begun, tags } = found
    ? await update(aws, { ...situation, found }, { input, passes })
    : await create(aws, situation, { input, passes })
  if (intent.waits) await begun.follow(aws, { shown: await shownOfFile(aws, project), resume, waiting: intent.waiting })
  return {
    ...target,
    action: found ? 'updated' : 'created',
    tags,
    deployment: { id: begun.id, revision: begun.revision, status: intent.waits ? 'completed' : 'begun' },
  }
}

interface Wanted {
  readonly input: Awaited<ReturnType<Project['expressDefinition']>>['input']
  readonly passes: PassedRoles
}

interface Written {
  readonly begun: Underway
  readonly tags: DeployResult['tags']
}

async function create(aws: Aws, { target, intent }: ExpressSituation, { input, passes }: Wanted): Promise<Written> {
  const step = aws.step('create the Express service')
  const named = { ...input, cluster: target.cluster, serviceName: target.service }
  const created = await step.call(createExpressGatewayService(named, passes))
  created.see(() => step.note(`created Express service ${target.service} in cluster ${target.cluster}`))
  const writtenAt = created.take(({ service }) => service.createdAt, undefined)
  const configuration = created.map(({ service }) => service.activeConfigurations?.[0])
  return {
    begun: await underwayOfExpress(aws, configuration, { target, goal: intent.goal, found: undefined, writtenAt }),
    tags: { set: (input.tags ?? []).map(({ key = '' }) => key), removed: [] },
  }
}

async function update(
  aws: Aws,
  { project, target, found, intent }: ExpressSituation & { readonly found: Answer<Service> },
  { input, passes }: Wanted,
): Promise<Written> {
  requireExpress(found, target)
  const tags = await updateTags(aws, { project, target, found }, input.tags === undefined ? {} : { tags: input.tags })
  const { cluster: _, serviceName: __, infrastructureRoleArn: ___, tags: ____, ...members } = input
  const arn = arnOfService(aws, target, found)
  const step = aws.step('update the Express service')
  const call = updateExpressGatewayService({ serviceArn: arn, ...emptied(members) }, target, passes)
  const updated = await step.call(call)
  updated.see(() => step.note(`updated Express service ${target.service} in cluster ${target.cluster}`))
  const writtenAt = updated.take(({ service }) => service.updatedAt, undefined)
  const configuration = updated.map(({ service }) => service.targetConfiguration)
  return {
    begun: await underwayOfExpress(aws, configuration, { target, goal: intent.goal, found, writtenAt }),
    tags,
  }
}

/** ECS keeps the environment and the secrets that a request does not name, as ecspresso knows. */
function emptied(members: JsonObject): JsonObject {
  const container = members['primaryContainer']
  if (typeof container !== 'object' || container === null) return members
  return { ...members, primaryContainer: { environment: [], secrets: [], ...container } }
}

/** An Express service has no revisions of its own and no count but that of its scaling. */
function checkIntent(aws: Aws, { updatesService, which, isForced, tasks, autoScaling }: Intent): void {
  if (!updatesService || which.from !== 'file' || isForced)
    throw new UserError('EXPRESS_UNSUPPORTED', 'an Express service is only deployed by its definition', {
      hint: '`ristretto deploy` changes what the file says; revisions, `scale` and `refresh` are for other services',
    })
  if (tasks !== undefined || autoScaling)
    aws.warn('`scalingTarget` in the definition says how an Express service scales: flags change nothing')
}
