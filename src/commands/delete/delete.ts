import type { Answer, Aws } from '../../calls/index.ts'
import {
  deleteExpressGatewayService,
  deleteService,
  type InCluster,
  type Service,
} from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import { arnOfService, findExistingService, requireExpress, targetOf } from '../../steps/index.ts'
import type { DeleteOptions } from './options.ts'

/** What was deleted. */
export interface Deleted {
  readonly cluster: string
  readonly service: string
}

/**
 * Deletes the service, once a person has typed its name. Its revisions and its log groups stay. ECS refuses a service whose count is not 0
 * unless `--terminate` is given.
 */
export async function deleteCommand(aws: Aws, project: Project, { force, terminate }: DeleteOptions): Promise<Deleted> {
  const target = targetOf(project)
  const { cluster, service } = target
  const found = await findExistingService(aws, target)
  const step = aws.step('delete the service')
  found.see(({ runningCount = 0 }) => step.note(`service ${service} in cluster ${cluster} runs ${runningCount} tasks`))
  if (!force)
    await aws.confirm({
      prompt: `Type the name of the service to delete it (${service})`,
      expected: service,
      otherwise: '`--force` deletes it without asking',
    })
  if (project.configuration.express_definition) await deleteExpress(step, target, found)
  else {
    const deleted = await step.call(deleteService({ cluster, service, force: terminate }))
    deleted.see(() => step.note(`deleted service ${service} in cluster ${cluster}`))
  }
  return target
}

/** ECS stops its tasks, whatever their count, and takes away what it made for it: the load balancer, its groups, the scaling. */
async function deleteExpress(step: Aws, target: InCluster, found: Answer<Service>): Promise<void> {
  requireExpress(found, target)
  const call = deleteExpressGatewayService({ serviceArn: arnOfService(step, target, found) }, target)
  const deleted = await step.call(call)
  deleted.see(() => step.note(`deleted Express service ${target.service} in cluster ${target.cluster}`))
}
