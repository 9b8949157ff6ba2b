import type { AccessCheck, JsonObject, Operation } from '../../../service.ts'
import { ecsArn, nameOf } from '../arns.ts'
import { optionalFlag, optionalText, texts } from '../input.ts'
import { attemptOfRun, createTask } from '../machine/index.ts'
import { invalidParameter } from '../refuse.ts'
import { clusterName, requireActive, requireCluster, requireTaskDefinition } from '../resolve.ts'
import { checkNetwork, normaliseNetwork } from '../services/index.ts'
import { ecsState, type Task } from '../store.ts'
import { requestTags } from '../tags.ts'
import { normaliseOverrides, startChecks } from '../tasks/index.ts'
import { taskOutput } from '../wire/index.ts'

/** Starts tasks on container instances that are named: those that a scenario has seeded, whatever is left of them. */
export const startTask: Operation = {
  name: 'ecs:StartTask',
  access: 'write',
  withoutEffect: [
    'overrides.containerOverrides[].environment',
    'overrides.containerOverrides[].environmentFiles',
    'overrides.containerOverrides[].resourceRequirements',
    'overrides.inferenceAcceleratorOverrides[].deviceName',
    'overrides.inferenceAcceleratorOverrides[].deviceType',
    'referenceId',
    'volumeConfigurations[].managedEBSVolume.encrypted',
    'volumeConfigurations[].managedEBSVolume.kmsKeyId',
    'volumeConfigurations[].managedEBSVolume.volumeType',
    'volumeConfigurations[].managedEBSVolume.snapshotId',
    'volumeConfigurations[].managedEBSVolume.volumeInitializationRate',
    'volumeConfigurations[].managedEBSVolume.iops',
    'volumeConfigurations[].managedEBSVolume.throughput',
    'volumeConfigurations[].managedEBSVolume.tagSpecifications',
    'volumeConfigurations[].managedEBSVolume.terminationPolicy',
    'volumeConfigurations[].managedEBSVolume.filesystemType',
  ],
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
    const definition = requireTaskDefinition(context, optionalText(input, 'taskDefinition'))
    requireActive(definition)
    const cluster = requireCluster(input, context)
    const instances = texts(input, 'containerInstances')
    // assumed: the texts
    if (instances.length === 0) throw invalidParameter('Container instances can not be empty.')
    if (instances.length > 10) throw invalidParameter('Container instances can not be more than 10.')
    const networkConfiguration = normaliseNetwork(input)
    checkNetwork(networkConfiguration, definition, false)
    const overrides = normaliseOverrides(input, definition)
    const attempt = attemptOfRun(context, definition)
    const tasks: Task[] = []
    const failures: JsonObject[] = []
    for (const instance of instances) {
      const id = nameOf(context, 'container-instance', instance)
      const known = ecsState(context.state).containerInstances.some(
        (one) => one.cluster === cluster.name && one.id === id,
      )
      if (!known) {
        const arn = instance.startsWith('arn:') ? instance : ecsArn(context, `container-instance/${cluster.name}/${id}`)
        failures.push({ arn, reason: 'MISSING' })
        continue
      }
      const task = createTask(context, {
        turn: { task: tasks.length + 1, attempt },
        cluster: cluster.name,
        definition,
        group: optionalText(input, 'group') ?? `family:${definition.family}`,
        startedBy: optionalText(input, 'startedBy'),
        launchType: 'EC2',
        networkConfiguration,
        overrides,
        containerInstance: id,
        enableExecuteCommand: optionalFlag(input, 'enableExecuteCommand') ?? false,
        tags: requestTags(input, 'InvalidParameterException'),
      })
      tasks.push(task)
    }
    const view = { now: context.now, fresh: true, tags: true }
    return { tasks: tasks.map((task) => taskOutput(context.state, context, task, view)), failures }
  },
}
