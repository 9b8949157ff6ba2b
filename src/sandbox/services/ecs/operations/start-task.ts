import type { AccessCheck, Operation } from '../../../service.ts'
import { ecsArn } from '../arns.ts'
import { optionalText, texts } from '../input.ts'
import { invalidParameter } from '../refuse.ts'
import { clusterName, requireActive, requireCluster, requireTaskDefinition } from '../resolve.ts'
import { startChecks } from '../tasks/index.ts'

/** Starts tasks on container instances that are named. Nobody registers instances with the sandbox, so that all of them are missing. */
export const startTask: Operation = {
  name: 'ecs:StartTask',
  access: 'write',
  checks(input, context): AccessCheck[] {
    const definition = requireTaskDefinition(context, optionalText(input, 'taskDefinition'))
    const cluster = clusterName(input, context)
    const instances = texts(input, 'containerInstances').map((instance) =>
      instance.startsWith('arn:') ? instance : ecsArn(context, `container-instance/${cluster}/${instance}`),
    )
    return startChecks('ecs:StartTask', input, context, definition, { 'ecs:container-instances': instances })
  },
  handle(input, context) {
    // observed: test/vectors/ecs-wire (W-tk-StartTask): in this order
    requireActive(requireTaskDefinition(context, optionalText(input, 'taskDefinition')))
    const cluster = requireCluster(input, context)
    const instances = texts(input, 'containerInstances')
    // assumed: the texts
    if (instances.length === 0) throw invalidParameter('Container instances can not be empty.')
    if (instances.length > 10) throw invalidParameter('Container instances can not be more than 10.')
    const arns = instances.map((instance) =>
      instance.startsWith('arn:') ? instance : ecsArn(context, `container-instance/${cluster.name}/${instance}`),
    )
    return { tasks: [], failures: arns.map((arn) => ({ arn, reason: 'MISSING' })) }
  },
}
