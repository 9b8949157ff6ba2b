import { type Aws, UserError } from '../../calls/index.ts'
import { createService, type InCluster } from '../../calls/operations/index.ts'
import { createServiceInput, infrastructureRoles, type Project } from '../../settings/index.ts'
import { deploymentOf, followDeployment } from '../../steps/index.ts'
import type { Invocation } from '../invocation.ts'
import { knownTaskDefinition, type Named, registerFile } from './choose-task-definition.ts'
import { warnAboutCount } from './desired-count.ts'
import type { DeployOptions } from './options.ts'

/** Creates a service that does not exist yet. Unlike ecspresso it heeds --revision. */
export async function create(
  aws: Aws,
  project: Project,
  target: InCluster,
  options: DeployOptions,
  invocation: Invocation,
): Promise<void> {
  const definition = await project.serviceDefinition(aws)
  if (definition.controller !== 'ECS')
    throw new UserError(
      'CONTROLLER_UNSUPPORTED',
      `deployment controller \`${definition.controller}\` is not supported`,
      {
        at: { file: definition.path },
        hint: 'only the ECS controller is supported so far',
      },
    )
  const isDaemon = definition.schedulingStrategy === 'DAEMON'
  if (isDaemon && options.tasks >= 0) warnAboutCount(aws)
  const chosen = await choose(aws, project, options)
  const input = {
    ...createServiceInput(definition, target),
    ...(options.tasks >= 0 && !isDaemon ? { desiredCount: options.tasks } : {}),
    cluster: target.cluster,
    serviceName: target.service,
    taskDefinition: chosen.taskDefinition,
    clientToken: aws.token(),
  }
  const step = aws.step('create the service')
  const created = await step.call(createService(input, { toTasks: chosen.roles, toEcs: infrastructureRoles(input) }))
  created.see(() => step.note(`created service ${target.service} in cluster ${target.cluster}`))
  if (!options.wait) return
  const begun = deploymentOf(created, ({ service }) => service, undefined, options.waitUntil)
  await followDeployment(aws, target, begun, { ...chosen.shown, resume: invocation.again('wait') })
}

/** No service says which revision there is to keep, so that --skip-task-definition takes the newest one. */
async function choose(aws: Aws, project: Project, options: DeployOptions): Promise<Named> {
  const { revision, latestTaskDefinition, skipTaskDefinition } = options
  if (revision === 0 && !latestTaskDefinition && !skipTaskDefinition) return registerFile(aws, project)
  const { family } = await project.taskDefinition(aws)
  return knownTaskDefinition(aws, project, family, revision)
}
