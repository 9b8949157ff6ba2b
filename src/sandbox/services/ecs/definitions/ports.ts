import type { JsonObject } from '../../../service.ts'
import { objects, optionalNumber, optionalText, present } from '../input.ts'
import { clientException } from '../refuse.ts'

/** A port mapping with what ECS fills in. Throws as RegisterTaskDefinition does. */
export function normalisePort(mapping: JsonObject, container: string, networkMode: string | undefined): JsonObject {
  const sharesPorts = networkMode === 'awsvpc' || networkMode === 'host'
  const containerPort = optionalNumber(mapping, 'containerPort')
  const hostPort = optionalNumber(mapping, 'hostPort') ?? (sharesPorts ? containerPort : 0)
  const protocol = optionalText(mapping, 'protocol') ?? 'tcp'
  // reported by users: the text about the container's port (aws/aws-cli#7288); assumed: the other two
  const refuse = (member: string) => clientException(`Invalid '${member}' setting for container '${container}'.`)
  if (protocol !== 'tcp' && protocol !== 'udp')
    throw clientException('Port mapping protocol should be one of [tcp,udp].')
  const range = optionalText(mapping, 'containerPortRange')
  if (range === undefined && (containerPort === undefined || !isPort(containerPort))) throw refuse('containerPort')
  if (range !== undefined) checkRange(range, mapping, container)
  if (hostPort !== undefined && hostPort !== 0 && !isPort(hostPort)) throw refuse('hostPort')
  if (sharesPorts && hostPort !== containerPort) {
    throw clientException(
      `When networkMode=${networkMode}, the host ports and container ports in port mappings must match.`,
    )
  }
  return present({ ...mapping, containerPort, hostPort: containerPort === undefined ? undefined : hostPort, protocol })
}

// reported by users: both texts (badmintoncryer/cdk-preflight, pf-ecs-port-range-*); assumed: that a range which is none is told of as a reversed one is
function checkRange(range: string, mapping: JsonObject, container: string): void {
  const isGiven = (member: string): boolean => optionalNumber(mapping, member) !== undefined
  if (isGiven('containerPort') || isGiven('hostPort'))
    throw clientException('cannot specify both single port and port range')
  const [, first, last] = /^(\d+)-(\d+)$/.exec(range) ?? []
  if (isPort(Number(first)) && isPort(Number(last)) && Number(first) < Number(last)) return
  throw clientException(`Invalid 'containerPortRange' setting for container '${container}'.`)
}

function isPort(port: number): boolean {
  return port >= 1 && port <= 65_535
}

/**
 * Throws where two port mappings of a task stand in each other's way: they share the ports of one network, or a name.
 * reported by users: the text about ports (aws/amazon-ecs-agent#1220), that about names (badmintoncryer/cdk-preflight,
 * pf-ecs-port-mapping-duplicate-name). The same port by TCP and UDP is taken here: CreateService refuses to have a load balancer lead to it
 */
export function checkPortsOfTask(containers: readonly JsonObject[]): void {
  const mappings = containers.flatMap((container) => objects(container, 'portMappings'))
  const taken = mappings.filter((mapping) => (optionalNumber(mapping, 'hostPort') ?? 0) !== 0)
  const again = firstAgain(taken.map((mapping) => `${mapping['protocol']} ${mapping['hostPort']}`))
  if (again !== undefined) {
    const [protocol = '', port] = again.split(' ')
    throw clientException(`${protocol.toUpperCase()} host port '${port}' is mapped multiple times in task.`)
  }
  const names = mappings.flatMap((mapping) => optionalText(mapping, 'name') ?? [])
  if (firstAgain(names) !== undefined) throw clientException('port mapping name is already used')
}

function firstAgain(texts: readonly string[]): string | undefined {
  return texts.find((text, index) => texts.indexOf(text) !== index)
}
