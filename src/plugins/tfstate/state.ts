import { UserError } from '../../calls/index.ts'
import type { JsonValue } from '../plugin.ts'

/** A Terraform state, indexed by the addresses of its outputs and resources; their instances are looked into when they are wanted. */
export interface State {
  /** Where it was read, for messages. */
  readonly source: string
  /** `output.vpc` */
  readonly outputs: ReadonlyMap<string, Output>
  /**
   * `module.alb.aws_lb.web`, `data.aws_vpc.main`: without the index of an instance. As the file has them: of the hundred thousand of a
   * large state a few are looked into.
   */
  readonly resources: ReadonlyMap<string, RawResource>
}

/** A resource as the state's file has it. */
export type RawResource = Readonly<Record<string, unknown>>

/** An output's value. */
export interface Output {
  readonly value: JsonValue
  readonly isSensitive: boolean
}

/** A resource or a data source. */
export interface Resource {
  readonly type: string
  /** Without those that wait for their destruction. */
  readonly instances: readonly Instance[]
}

/** One instance: the only one, or one of `count` (a number) or `for_each` (a string). */
export interface Instance {
  readonly key: number | string | undefined
  readonly raw: Readonly<Record<string, unknown>>
}

/** Indexes a state of version 4. Throws UserError for anything else; a message never shows the state's content. */
export function stateOf(state: unknown, source: string): State {
  if (isRecord(state) && state['encrypted_data'] !== undefined)
    throw new UserError('TFSTATE_ENCRYPTED', `the Terraform state \`${source}\` is encrypted by OpenTofu`, {
      hint: '`command: [tofu, state, pull]` in `config`, in place of `path` or `url`, has OpenTofu decrypt it',
    })
  const version = isRecord(state) ? state['version'] : undefined
  if (!isRecord(state) || version === undefined)
    throw new UserError('TFSTATE_INVALID', `\`${source}\` is not a Terraform state: it has no \`version\``)
  if (version !== 4)
    throw new UserError('TFSTATE_VERSION', `the Terraform state \`${source}\` has version ${JSON.stringify(version)}`, {
      hint: 'only version 4 is supported, which Terraform writes since 0.12',
    })
  const outputs = new Map<string, Output>()
  for (const [name, output] of Object.entries(recordOf(state['outputs'])))
    outputs.set(`output.${name}`, {
      value: unwrapped(output),
      isSensitive: isRecord(output) && output['sensitive'] === true,
    })
  const resources = new Map<string, RawResource>()
  for (const resource of listOf(state['resources'])) if (isRecord(resource)) addResource(resources, resource)
  return { source, outputs, resources }
}

/** More than JavaScript's strings hold. */
export const MOST_BYTES = 512 * 1024 * 1024

/** The JSON of a state's file. Throws UserError that says what else it is, and never shows its content. */
export function jsonOf(bytes: Uint8Array, source: string): unknown {
  if (bytes.byteLength >= MOST_BYTES)
    throw new UserError('TFSTATE_INVALID', `the Terraform state \`${source}\` is larger than 512 MiB`, {
      hint: 'no text can be longer here: with `command` in `config` a program can print the part that lookups need',
    })
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    // The engine's own message quotes the text, which may hold secrets.
    const begin = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart()
    const hint = begin.startsWith('<')
      ? 'it is a web page: check the address and who may read it'
      : begin.startsWith('{')
        ? 'it begins as JSON does: is it cut short?'
        : begin === ''
          ? 'it is empty'
          : undefined
    throw new UserError('TFSTATE_INVALID', `the Terraform state \`${source}\` is not valid JSON`, { hint })
  }
}

function addResource(resources: Map<string, RawResource>, resource: RawResource): void {
  const { module, mode, type, name } = resource
  const inside = module === undefined ? '' : `${module}.`
  const address = mode === 'data' ? `${inside}data.${type}.${name}` : `${inside}${type}.${name}`
  const before = resources.get(address)
  const instances = before && [...listOf(before['instances']), ...listOf(resource['instances'])]
  resources.set(address, instances ? { ...resource, instances } : resource)
}

/** Looks into a resource. */
export function resourceOf(resource: RawResource): Resource {
  const instances: Instance[] = []
  for (const raw of listOf(resource['instances'])) {
    // What a replacement has not destroyed yet stands beside the instance that took its place.
    if (!isRecord(raw) || raw['deposed'] !== undefined) continue
    const key = raw['index_key']
    instances.push({ key: typeof key === 'number' || typeof key === 'string' ? key : undefined, raw })
  }
  return { type: String(resource['type']), instances }
}

/** The attributes of an instance. The state of another state has outputs, which stand in the form of their own file. */
export function attributesOf({ raw }: Instance, { type }: Resource): JsonValue {
  const attributes = recordOf(raw['attributes'] ?? raw['attributes_flat'])
  if (type !== 'terraform_remote_state') return json(attributes)
  const outputs = unwrapped(attributes['outputs'])
  const each = isRecord(outputs) ? Object.entries(outputs).map(([name, output]) => [name, unwrapped(output)]) : []
  return json({ ...attributes, outputs: Object.fromEntries(each) })
}

/** Terraform keeps the paths to what a provider or a configuration calls sensitive: the attributes that they begin with are taken whole. */
export function sensitiveIn({ raw }: Instance): JsonValue[] {
  const attributes = recordOf(raw['attributes'])
  return listOf(raw['sensitive_attributes']).flatMap((path) => {
    const { value: name } = recordOf(listOf(path)[0])
    return typeof name === 'string' && Object.hasOwn(attributes, name) ? [json(attributes[name])] : []
  })
}

/** All instances of a resource with `count` or `for_each`, as Terraform gives them; `undefined` for a single one. */
export function groupOf(resource: Resource): JsonValue | undefined {
  const keyed = resource.instances.map((instance) => ({ key: instance.key, value: attributesOf(instance, resource) }))
  const counted = keyed.filter((one): one is typeof one & { key: number } => typeof one.key === 'number')
  if (counted.length > 0) return counted.sort((a, b) => a.key - b.key).map(({ value }) => value)
  const named = keyed.flatMap(({ key, value }) => (typeof key === 'string' ? [[key, value] as const] : []))
  return named.length > 0 ? Object.fromEntries(named) : undefined
}

/** Outputs are written as `{value, type}`. */
function unwrapped(output: unknown): JsonValue {
  return isRecord(output) && 'value' in output && 'type' in output ? json(output['value']) : json(output)
}

function json(value: unknown): JsonValue {
  return (value ?? null) as JsonValue // parsed from JSON: the parse edge
}
/** Whether a value of JSON is an object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {}
}
function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
