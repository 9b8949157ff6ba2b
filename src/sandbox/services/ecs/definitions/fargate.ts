import type { JsonObject, ServiceError } from '../../../service.ts'
import { objects, optionalObject, optionalText, texts } from '../input.ts'
import { clientException } from '../refuse.ts'

/**
 * Throws on what Fargate does not take. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 * (checked 2026-11). reported by users: the texts (badmintoncryer/cdk-preflight, pf-ecs-fargate-*; of ipcMode
 * cn-terraform/terraform-aws-ecs-fargate#2, of sourcePath cloudposse/terraform-aws-ecs-alb-service-task#174); assumed: that those of
 * dnsSearchDomains, devices, maxSwap and swappiness are worded as the last
 */
export function checkFargate(input: JsonObject, containers: readonly JsonObject[]): void {
  if (isGiven(input['ipcMode'])) throw tasksDoNotSupport('ipcMode')
  const pidMode = optionalText(input, 'pidMode') ?? 'task'
  if (pidMode !== 'task')
    throw clientException(`Tasks using the Fargate launch type do not support pidMode '${pidMode}'.`)
  if (isGiven(input['placementConstraints'])) throw unsupported('constraints')
  for (const volume of objects(input, 'volumes')) {
    if (optionalText(optionalObject(volume, 'host') ?? {}, 'sourcePath')) throw unsupported('sourcePath')
    if (optionalObject(volume, 'dockerVolumeConfiguration')) throw unsupported('dockerVolumeConfiguration')
  }
  for (const container of containers) checkContainer(container)
}

function checkContainer(container: JsonObject): void {
  if (isGiven(container['privileged'])) {
    throw clientException("Fargate requires that the 'privileged' setting be 'false'.")
  }
  const linux = optionalObject(container, 'linuxParameters') ?? {}
  const ofLinux = ['devices', 'maxSwap', 'sharedMemorySize', 'swappiness'].filter((member) => isGiven(linux[member]))
  const members = ['dnsSearchDomains', 'dockerSecurityOptions'].filter((member) => isGiven(container[member]))
  const [found] = [...members, ...ofLinux]
  if (found !== undefined) throw unsupported(found)
  if (objects(container, 'resourceRequirements').some((one) => one['type'] === 'GPU'))
    throw tasksDoNotSupport('GPU resource requirements')
  const added = texts(optionalObject(linux, 'capabilities') ?? {}, 'add')
  const other = added.find((capability) => capability !== 'SYS_PTRACE')
  if (other !== undefined) throw clientException(`${other} is not allowed on Fargate.`)
}

function unsupported(what: string): ServiceError {
  return clientException(`Fargate compatible task definitions do not support ${what}`)
}

function tasksDoNotSupport(what: string): ServiceError {
  return clientException(`Tasks using the Fargate launch type do not support ${what}.`)
}

/** Whether a member says something: `false`, `null` and an empty list do not. */
export function isGiven(value: JsonObject[string]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== false
}
