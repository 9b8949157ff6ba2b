import type { Json } from '../../../service.ts'
import { objects, optionalText } from '../input.ts'
import { invalidParameter } from '../refuse.ts'
import type { TaskDefinition } from '../store.ts'

/**
 * Throws unless a service's gateway connectors fit its definition: at most one, under awsvpc, to a named port.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_GatewayConnector.html (checked 2026-11); assumed: the texts
 */
export function checkGatewayConnectors(connectors: readonly Json[], definition: TaskDefinition): void {
  if (connectors.length === 0) return
  if (connectors.length > 1) throw invalidParameter('gatewayConnectors can have at most 1 item.')
  if (definition.content['networkMode'] !== 'awsvpc') {
    throw invalidParameter('gatewayConnectors are only supported with the awsvpc network mode.')
  }
  const ports = objects(definition.content, 'containerDefinitions')
    .flatMap((container) => objects(container, 'portMappings'))
    .map((mapping) => optionalText(mapping, 'name'))
  for (const connector of objects({ items: [...connectors] }, 'items')) {
    const port = optionalText(connector, 'portName')
    if (port === undefined || !ports.includes(port)) {
      throw invalidParameter(`The portName ${port} does not exist in the task definition.`)
    }
  }
}
