import { type Settled, settled } from '../../calls/index.ts'
import { isObject, type JsonObject } from '../json-object.ts'

/** Where a container's log goes. */
export interface ContainerLogging {
  readonly driver: Settled
  /** Empty unless the driver is awslogs. */
  readonly group: string
  readonly streamPrefix?: string
  readonly region?: Settled
}

/** The members of a container that commands look at. */
export interface Container {
  readonly name: string
  readonly log?: ContainerLogging
  readonly hasHealthCheck: boolean
  /** Another container waits for it to be up. */
  readonly isNeeded: boolean
  /** Its end ends the task: the default, as AWS has it. */
  readonly isEssential: boolean
  /** Whether the container has port mappings. */
  readonly serves: boolean
}

/**
 * The containers of a task definition, of a file as of AWS's answer. A log that depends on a lookup nobody has made is left out: decoding
 * a definition refuses such a one.
 */
export function containersOf(definition: object | undefined): Container[] {
  const given = isObject(definition) ? definition['containerDefinitions'] : undefined
  const containers = (Array.isArray(given) ? given : []).filter(isObject)
  const needed = new Set(containers.flatMap(neededBy))
  return containers.map(({ name, logConfiguration, healthCheck, essential, portMappings }) => {
    const log = isObject(logConfiguration) ? loggingOf(logConfiguration) : undefined
    return {
      name: typeof name === 'string' ? name : '',
      ...(log ? { log } : {}),
      hasHealthCheck: isObject(healthCheck),
      isNeeded: needed.has(name),
      isEssential: essential !== false,
      serves: Array.isArray(portMappings) && portMappings.length > 0,
    }
  })
}

function neededBy({ dependsOn }: JsonObject): unknown[] {
  return (Array.isArray(dependsOn) ? dependsOn : [])
    .filter(isObject)
    .filter(({ condition }) => condition === 'START' || condition === 'HEALTHY')
    .map(({ containerName }) => containerName)
}

function loggingOf({ logDriver, options }: JsonObject): ContainerLogging | undefined {
  const driver = typeof logDriver === 'string' ? settled(logDriver) : undefined
  if (driver === undefined) return undefined
  const given = driver === 'awslogs' && isObject(options) ? options : {}
  const { 'awslogs-group': group, 'awslogs-stream-prefix': streamPrefix, 'awslogs-region': written } = given
  const region = typeof written === 'string' ? settled(written) : undefined
  if (typeof written === 'string' && region === undefined) return undefined
  return {
    driver,
    group: typeof group === 'string' ? group : '',
    ...(typeof streamPrefix === 'string' ? { streamPrefix } : {}),
    ...(region === undefined ? {} : { region }),
  }
}
