import type { AccessCheck, JsonObject, Operation } from '../../../service.ts'
import { ecsArn } from '../arns.ts'
import {
  checkFamily,
  keepRevision,
  nextRevision,
  normaliseTaskDefinition,
  normaliseUnits,
} from '../definitions/index.ts'
import { objects, optionalText, texts } from '../input.ts'
import { checkRole, passTaskRoles, roleArn } from '../roles.ts'
import { requestTagContext, requestTags } from '../tags.ts'
import { taskDefinitionOutput } from '../wire/index.ts'

/** Makes the next revision of a family. */
export const registerTaskDefinition: Operation = {
  name: 'ecs:RegisterTaskDefinition',
  access: 'write',
  withoutEffect: [
    'volumes',
    'placementConstraints',
    'proxyConfiguration',
    'pidMode',
    'ipcMode',
    'inferenceAccelerators',
    'enableFaultInjection',
    'containerDefinitions[].command',
    'containerDefinitions[].environment',
    'containerDefinitions[].firelensConfiguration',
    'containerDefinitions[].restartPolicy',
    'containerDefinitions[].startTimeout',
    'containerDefinitions[].stopTimeout',
    'containerDefinitions[].portMappings[].appProtocol',
    'containerDefinitions[].entryPoint',
    'containerDefinitions[].mountPoints[].containerPath',
    'containerDefinitions[].mountPoints[].readOnly',
    'containerDefinitions[].volumesFrom[].readOnly',
    'containerDefinitions[].linuxParameters.capabilities.drop',
    'containerDefinitions[].linuxParameters.devices[].hostPath',
    'containerDefinitions[].linuxParameters.devices[].containerPath',
    'containerDefinitions[].linuxParameters.devices[].permissions',
    'containerDefinitions[].linuxParameters.initProcessEnabled',
    'containerDefinitions[].linuxParameters.tmpfs',
    'containerDefinitions[].versionConsistency',
    'containerDefinitions[].user',
    'containerDefinitions[].workingDirectory',
    'containerDefinitions[].readonlyRootFilesystem',
    'containerDefinitions[].extraHosts[].ipAddress',
    'containerDefinitions[].interactive',
    'containerDefinitions[].pseudoTerminal',
    'containerDefinitions[].dockerLabels',
    'containerDefinitions[].ulimits',
    'containerDefinitions[].systemControls[].namespace',
    'containerDefinitions[].credentialSpecs',
  ],
  // The family with `:*` is what a denial of 2026-05 names; the tag is checked on the family without a revision.
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html (checked 2026-11)
  checks(input, context): AccessCheck[] {
    const family = checkFamily(input)
    const tags = requestTagContext(requestTags(input, 'ClientException'))
    const create: AccessCheck = {
      action: 'ecs:RegisterTaskDefinition',
      resource: ecsArn(context, `task-definition/${family}:*`),
      context: { ...sizeContext(input), ...tags },
    }
    const tag: AccessCheck = {
      action: 'ecs:TagResource',
      resource: ecsArn(context, `task-definition/${family}`),
      context: { 'ecs:CreateAction': 'RegisterTaskDefinition', ...tags },
    }
    const roles = ['taskRoleArn', 'executionRoleArn'].map((member) => roleArn(context, optionalText(input, member)))
    return [create, ...(objects(input, 'tags').length > 0 ? [tag] : []), ...passTaskRoles(roles)]
  },
  handle(input, context): JsonObject {
    const content = normaliseTaskDefinition(input)
    const tags = requestTags(input, 'ClientException')
    checkRole(optionalText(input, 'taskRoleArn'), context)
    checkRole(optionalText(input, 'executionRoleArn'), context)
    const definition = { ...nextRevision(checkFamily(input), content, context), tags }
    keepRevision(definition, context)
    const answer = taskDefinitionOutput(context, definition)
    return input['tags'] ? { taskDefinition: answer, tags } : { taskDefinition: answer }
  },
}

function sizeContext(input: JsonObject): Record<string, string | readonly string[]> {
  const cpu = normaliseUnits('cpu', optionalText(input, 'cpu'))
  const memory = normaliseUnits('memory', optionalText(input, 'memory'))
  const compatibilities = texts(input, 'requiresCompatibilities')
  const privileged = objects(input, 'containerDefinitions').some((container) => container['privileged'] === true)
  return {
    'ecs:privileged': String(privileged),
    ...(cpu === undefined ? {} : { 'ecs:task-cpu': cpu }),
    ...(memory === undefined ? {} : { 'ecs:task-memory': memory }),
    ...(compatibilities.length > 0 ? { 'ecs:compute-compatibility': compatibilities } : {}),
  }
}
