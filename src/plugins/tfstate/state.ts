import { UserError } from '../../calls/index.ts'
import type { JsonValue } from '../plugin.ts'

/** A Terraform state, indexed by address. */
export interface State {
  /** Where it was read, for messages. */
  readonly source: string
  /** `output.vpc`, `module.alb.aws_lb.web`, `aws_subnet.private["a"]`, ... */
  readonly named: ReadonlyMap<string, JsonValue>
  /** Resources with `count` or `for_each`, without an index: all instances. */
  readonly groups: ReadonlyMap<string, JsonValue>
  /** The sensitive part of a value by its name: a whole output, attributes of a resource. */
  readonly sensitive: ReadonlyMap<string, readonly JsonValue[]>
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
  const index: Index = { named: new Map(), groups: new Map(), sensitive: new Map() }
  for (const [name, output] of Object.entries(recordOf(state['outputs']))) {
    index.named.set(`output.${name}`, unwrapped(output))
    if (isRecord(output) && output['sensitive'] === true) index.sensitive.set(`output.${name}`, [unwrapped(output)])
  }
  for (const resource of listOf(state['resources'])) addResource(recordOf(resource), index)
  return { source, ...index }
}

interface Index {
  readonly named: Map<string, JsonValue>
  readonly groups: Map<string, JsonValue>
  readonly sensitive: Map<string, readonly JsonValue[]>
}

/** More than JavaScript's strings hold. */
const MOST_BYTES = 512 * 1024 * 1024

/** The JSON of a state's file. Throws UserError that says what else it is, and never shows its content. */
export function jsonOf(bytes: Uint8Array, source: string): unknown {
  if (bytes.byteLength >= MOST_BYTES)
    throw new UserError('TFSTATE_INVALID', `the Terraform state \`${source}\` is larger than 512 MiB`)
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    // The engine's own message quotes the text, which may hold secrets.
    const begin = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart()
    const hint = begin.startsWith('<')
      ? 'it is a web page: check the address and who may read it'
      : begin.startsWith('{')
        ? 'it begins as JSON does: is it cut short?'
        : undefined
    throw new UserError('TFSTATE_INVALID', `the Terraform state \`${source}\` is not valid JSON`, { hint })
  }
}

function addResource(resource: Readonly<Record<string, unknown>>, { named, groups, sensitive }: Index): void {
  const { module, mode, type, name } = resource
  const address = [module, mode === 'data' ? 'data' : undefined, type, name]
    .filter((part) => part !== undefined)
    .join('.')
  const counted: [number, JsonValue][] = []
  const keyed: [string, JsonValue][] = []
  for (const instance of listOf(resource['instances']).map(recordOf)) {
    // What a replacement has not destroyed yet stands beside the instance that took its place.
    if (instance['deposed'] !== undefined) continue
    const value = attributesOf(instance, type)
    const key = instance['index_key']
    if (typeof key === 'number') counted.push([key, value])
    else if (typeof key === 'string') keyed.push([key, value])
    const own = typeof key === 'number' || typeof key === 'string' ? `${address}[${JSON.stringify(key)}]` : address
    named.set(own, value)
    const secret = sensitiveIn(instance)
    if (secret.length > 0)
      for (const one of new Set([own, address])) sensitive.set(one, [...(sensitive.get(one) ?? []), ...secret])
  }
  if (counted.length > 0) {
    counted.sort(([a], [b]) => a - b)
    groups.set(
      address,
      counted.map(([, value]) => value),
    )
  } else if (keyed.length > 0) groups.set(address, Object.fromEntries(keyed))
}

/** Terraform keeps the paths to what a provider or a configuration calls sensitive: the attributes that they begin with are taken whole. */
function sensitiveIn(instance: Readonly<Record<string, unknown>>): JsonValue[] {
  const attributes = recordOf(instance['attributes'])
  return listOf(instance['sensitive_attributes']).flatMap((path) => {
    const { value: name } = recordOf(listOf(path)[0])
    return typeof name === 'string' && Object.hasOwn(attributes, name) ? [json(attributes[name])] : []
  })
}

function attributesOf(instance: Readonly<Record<string, unknown>>, type: unknown): JsonValue {
  const attributes = recordOf(instance['attributes'] ?? instance['attributes_flat'])
  // The state of another state: its outputs stand in the form of their own file.
  if (type !== 'terraform_remote_state') return json(attributes)
  const outputs = unwrapped(attributes['outputs'])
  const each = isRecord(outputs) ? Object.entries(outputs).map(([name, output]) => [name, unwrapped(output)]) : []
  return json({ ...attributes, outputs: Object.fromEntries(each) })
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
