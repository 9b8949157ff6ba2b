import type { AccessCheck, Operation } from '../../../service.ts'
import { daemonDefinitionArn } from '../daemon-definitions.ts'
import { checkFamily, nameContainer, normaliseUnits } from '../definitions/index.ts'
import { objects, optionalText, present } from '../input.ts'
import { clientException } from '../refuse.ts'
import { checkRole, passTaskRoles, roleArn } from '../roles.ts'
import { ecsState } from '../store.ts'
import { requestTagContext, requestTags } from '../tags.ts'

/** Makes the next revision of a daemon on managed instances. No daemon is run. */
export const registerDaemonTaskDefinition: Operation = {
  name: 'ecs:RegisterDaemonTaskDefinition',
  access: 'write',
  withoutEffect: ['containerDefinitions', 'cpu', 'memory', 'volumes', 'pidMode', 'ipcMode'],
  checks(input, context): AccessCheck[] {
    const resource = daemonDefinitionArn(context, `${checkFamily(input)}:*`)
    const tags = requestTagContext(requestTags(input, 'ClientException'))
    const privileged = objects(input, 'containerDefinitions').some((container) => container['privileged'] === true)
    const [cpu, memory] = [optionalText(input, 'cpu'), optionalText(input, 'memory')]
    const seen = {
      'ecs:privileged': String(privileged),
      ...(cpu !== undefined && { 'ecs:task-cpu': cpu }),
      ...(memory !== undefined && { 'ecs:task-memory': memory }),
      ...tags,
    }
    const tag = {
      action: 'ecs:TagResource',
      resource,
      context: { 'ecs:CreateAction': 'RegisterDaemonTaskDefinition', ...tags },
    }
    return [
      { action: 'ecs:RegisterDaemonTaskDefinition', resource, context: seen },
      ...(objects(input, 'tags').length > 0 ? [tag] : []),
      ...passTaskRoles(['taskRoleArn', 'executionRoleArn'].map((name) => roleArn(context, optionalText(input, name)))),
    ]
  },
  handle(input, context) {
    const family = checkFamily(input)
    const containers = objects(input, 'containerDefinitions')
    if (containers.length === 0) throw clientException('Container list cannot be empty.')
    for (const container of containers) nameContainer(container)
    if (!containers.every((container) => optionalText(container, 'image'))) {
      throw clientException('Container.image should not be null or empty.')
    }
    for (const role of ['taskRoleArn', 'executionRoleArn']) checkRole(optionalText(input, role), context)
    const tags = requestTags(input, 'ClientException')
    const { tags: _tags, family: _family, ...content } = input
    const units = {
      cpu: normaliseUnits('cpu', optionalText(input, 'cpu')),
      memory: normaliseUnits('memory', optionalText(input, 'memory')),
    }
    const { daemonDefinitions } = ecsState(context.state)
    const revision =
      1 + Math.max(0, ...daemonDefinitions.filter((one) => one.family === family).map((one) => one.revision))
    daemonDefinitions.push({
      family,
      revision,
      status: 'ACTIVE',
      content: present({ ...content, ...units }),
      registeredAt: context.now,
      registeredBy: context.principal.arn,
      tags,
    })
    return { daemonTaskDefinitionArn: daemonDefinitionArn(context, `${family}:${revision}`) }
  },
}
