import { type Answer, type Aws, anything, UserError } from '../../calls/index.ts'
import {
  arn,
  describeServiceRevisions,
  describeTaskDefinition,
  type InCluster,
  type Service,
} from '../../calls/operations/index.ts'
import { definitionOfRevision, definitionOfService, type JsonObject, revisionOfService } from '../../settings/index.ts'
import { findService } from '../../steps/index.ts'
import type { What } from './what.ts'

/** The service, which must be there. */
export async function findOrRefuse(aws: Aws, target: InCluster): Promise<Answer<Service>> {
  const found = await findService(aws, target)
  if (found) return found
  throw new UserError(
    'SERVICE_NOT_FOUND',
    `service \`${target.service}\` does not exist in cluster \`${target.cluster}\``,
    { hint: '`--cluster` and `--region` say where it is' },
  )
}

/** What a service and its revision, or a revision alone, are made of. */
export interface Found {
  readonly service?: JsonObject
  readonly taskDefinition: JsonObject
  /** As it was asked for. */
  readonly revision: string
}

/** The thing that is read, and how it is written. */
interface Wanted {
  readonly what: What
  readonly found: Answer<Service> | undefined
  readonly isSorted: boolean
}

/** Reads what a service runs, or the revision that is named. */
export async function findDefinitions(aws: Aws, { what, found, isSorted }: Wanted): Promise<Found> {
  const revision = what.kind === 'service' ? revisionIn(aws, what.target, found) : what.name
  const step = aws.step('read the task definition')
  const described = await step.call(describeTaskDefinition({ taskDefinition: revision, include: ['TAGS'] }))
  return {
    revision: described.take(({ taskDefinition }) => taskDefinition.taskDefinitionArn ?? revision, revision),
    taskDefinition: described.take((answer) => definitionOfRevision(answer, { isSorted }), {}),
    ...(what.kind === 'service' && found ? { service: await serviceOf(aws, what.target, found) } : {}),
  }
}

function revisionIn({ place }: Aws, { service }: InCluster, found: Answer<Service> | undefined): string {
  const some = arn(place, 'ecs', `task-definition/${anything('family')}:${anything('current revision')}`)
  const named = found?.take(revisionOfService, some)
  if (named !== undefined) return named
  throw new UserError('REVISION_UNKNOWN', `service \`${service}\` runs no task definition`, {
    hint: '`--task-definition NAME:REVISION` makes a project of a task definition alone',
  })
}

/** `monitoring` and `gatewayConnectors` show only in a service revision, which may be refused. */
async function serviceOf(aws: Aws, target: InCluster, found: Answer<Service>): Promise<JsonObject> {
  const path = `service-revision/${target.cluster}/${target.service}/${anything('service revision')}`
  const some = arn(aws.place, 'ecs', path)
  const named = found.take((live) => live.currentServiceRevisions?.[0]?.arn ?? some, some)
  const step = aws.step('read what only the service revision shows')
  const isTold = found.ask('the service tells its revision', (live) => live.currentServiceRevisions?.[0]?.arn)
  const revision = isTold
    ? (await step.attempt(describeServiceRevisions({ serviceRevisionArns: [named] }, target))).take<object>(
        ({ serviceRevisions }) => serviceRevisions[0] ?? {},
        {},
      )
    : {}
  return found.take((live) => definitionOfService(live, revision), {})
}
