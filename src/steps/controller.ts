import { type Answer, UserError } from '../calls/index.ts'
import type { InCluster, Service } from '../calls/operations/index.ts'
import type { Project } from '../settings/index.ts'

/** Who carries out a service's deployments, of those that can be asked to. */
export type Controller = 'ECS' | 'CODE_DEPLOY'

/**
 * Who deploys the service: whom the project's files expect, so that a policy need not hold the rights of the other one. Throws UserError where
 * the service has another controller than that, and where it is being deleted.
 */
export async function controllerOf(
  project: Project,
  found: Answer<Service>,
  { cluster, service }: InCluster,
): Promise<Controller> {
  if (!found.ask('the service is active', ({ status }) => (status ?? 'ACTIVE') === 'ACTIVE'))
    throw new UserError('SERVICE_NOT_ACTIVE', `service \`${service}\` in cluster \`${cluster}\` is being deleted`, {
      hint: 'wait until it is gone, then deploy again: that creates it anew',
    })
  const expected = await expectedController(project)
  const isExpected =
    expected === 'ECS'
      ? found.ask('ECS itself deploys the service', (live) => typeOf(live) === 'ECS')
      : found.ask('CodeDeploy deploys the service', (live) => typeOf(live) === 'CODE_DEPLOY')
  if (isExpected) return expected
  throw found.take((live) => unexpected(service, typeOf(live)), unexpected(service, ''))
}

/** As the service definition says, or, where none can be read without AWS, the configuration's `codedeploy`. */
export async function expectedController({ configuration, ...project }: Project): Promise<Controller> {
  const outline = await project.serviceOutline()
  const byCodeDeploy = outline?.controller === 'CODE_DEPLOY' || configuration.codedeploy !== undefined
  return byCodeDeploy ? 'CODE_DEPLOY' : 'ECS'
}

function unexpected(service: string, controller: string): UserError {
  const hints: Readonly<Record<string, string>> = {
    EXTERNAL: externalAdvice,
    CODE_DEPLOY:
      '`"deploymentController": { "type": "CODE_DEPLOY" }` in the service definition says so, as does `codedeploy` in the configuration',
    ECS: 'the service definition, or `codedeploy` in the configuration, says that CodeDeploy deploys it',
  }
  const whose = controller === 'EXTERNAL' ? ": its task sets are another program's" : ', which the files do not expect'
  return new UserError(
    'CONTROLLER_UNSUPPORTED',
    `service \`${service}\` has the deployment controller ${controller}${whose}`,
    { hint: hints[controller] ?? externalAdvice },
  )
}

/** What to do about a service whose task sets another program makes. */
export const externalAdvice =
  'that program deploys it by CreateTaskSet; for ristretto create a service with the controller ECS, whose strategies are rolling, blue/green, linear and canary'

function typeOf({ deploymentController }: Service): string {
  return deploymentController?.type ?? 'ECS'
}
