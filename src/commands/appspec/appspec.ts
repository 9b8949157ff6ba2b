import { type Answer, type Aws, anything, UserError } from '../../calls/index.ts'
import { familyOf, type Service } from '../../calls/operations/index.ts'
import type { JsonObject, Project } from '../../settings/index.ts'
import {
  type AppSpec,
  appSpecOf,
  findExistingService,
  hooksOf,
  newestRevision,
  runningRevision,
  targetOf,
} from '../../steps/index.ts'
import type { AppspecOptions } from './options.ts'

/** The AppSpec with which CodeDeploy deploys the service. Throws UserError where the service has no load balancer. */
export async function appspec(aws: Aws, project: Project, options: AppspecOptions): Promise<AppSpec> {
  const hooks = hooksOf(project)
  const found = await findExistingService(aws, targetOf(project))
  const revision = await revisionOf(aws, project, found, options.taskDefinition)
  const service = options.updateService ? (await project.serviceDefinition(aws)).input : liveService(found)
  return appSpecOf(revision, service, { file: options.updateService, hooks })
}

function liveService(found: Answer<Service>): JsonObject {
  const some: JsonObject = { loadBalancers: [{ containerName: anything('container'), containerPort: 0 }] }
  return found.take((service) => ({ ...service }), some)
}

async function revisionOf(aws: Aws, project: Project, found: Answer<Service>, named: string): Promise<string> {
  if (/^arn:[^:]+:ecs:[^:]+:\d{12}:task-definition\/.+:\d+$/.test(named)) return named
  if (named !== 'latest' && named !== 'current')
    throw new UserError('OPTION_INVALID', `invalid value \`${named}\` for \`--task-definition\``, {
      hint: 'the ARN of a revision, `latest` or `current`',
    })
  const running = await runningRevision(aws, project, found)
  if (named === 'current') return running
  const family = familyOf(running)
  const newest = await newestRevision(aws, family)
  if (newest !== undefined) return newest
  throw new UserError('REVISION_UNKNOWN', `\`${family}\` has no active revision`, {
    hint: '`ristretto register` makes one; `--task-definition current` takes the one that runs',
  })
}
