/**
 * The kinds of values of the configuration, by object and key. The schema (`schema.ts`) says the same and more: it makes the types, the
 * published JSON Schema and the messages. Loading it costs a third of Node's own start, so that it is loaded for what is wrong alone;
 * a test holds the two together.
 */
const shapes: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  '': {
    required_version: 'text',
    region: 'text',
    cluster: 'text',
    service: 'text',
    service_definition: 'text',
    task_definition: 'text',
    express_definition: 'text',
    timeout: 'duration',
    plugins: 'plugins',
    appspec: 'object',
    codedeploy: 'codedeploy',
    filter_command: 'text',
    ignore: 'ignore',
  },
  plugins: { name: 'text', config: 'object', func_prefix: 'text' },
  codedeploy: { application_name: 'text', deployment_group_name: 'text', deployment_config_name: 'text' },
  ignore: { tags: 'texts' },
}

type Kind = 'text' | 'texts' | 'duration' | 'object' | 'plugins' | 'codedeploy' | 'ignore'

/** The objects of the configuration whose keys are known, by their path without indexes. */
export const knownKeys: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(shapes).map(([path, members]) => [path, Object.keys(members)]),
)

/** Whether the schema accepts a configuration. */
export function isRight(value: unknown): boolean {
  return fits(value, '')
}

function fits(value: unknown, shape: string): boolean {
  if (!isObject(value)) return false
  return Object.entries(shapes[shape] ?? {}).every(([key, kind]) => value[key] === undefined || isA(value[key], kind))
}

function isA(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string'
    case 'texts':
      return Array.isArray(value) && value.every((one) => typeof one === 'string')
    case 'duration':
      return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))
    case 'object':
      return isObject(value)
    case 'plugins':
      return Array.isArray(value) && value.every((one) => isObject(one) && one['name'] !== undefined && fits(one, kind))
    default:
      return fits(value, kind)
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
