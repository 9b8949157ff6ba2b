import { type Position, UserError } from '../../calls/index.ts'
import { nestsTooDeep, TOO_DEEP } from '../nesting.ts'
import type { JsonValue } from '../plugin.ts'
import { baseOf } from './address.ts'
import type { RunFilter } from './jq.ts'
import { nearestAddresses } from './nearest-addresses.ts'
import { withOtherSecrets } from './other-secrets.ts'
import { parsePath, type Step } from './path.ts'
import type { State } from './state.ts'

/** The lookup that asks: for messages, and for values that nothing may print. */
export interface Asking {
  readonly at: Position
  keepSecret(value: unknown): void
  readonly runFilter: RunFilter
}

/**
 * The value at an address: `TYPE.NAME.attribute`, `data.`, `module.M.`, `output.NAME`, with `[0]` or `["key"]` anywhere. What goes on as
 * more than a path is a filter of jq. Throws UserError, with the nearest addresses, if it is not there or null.
 */
export function findAddress(state: State, written: string, asking: Asking): JsonValue | Promise<JsonValue> {
  let found: Found = { kind: 'absent' }
  for (const address of spellings(written)) {
    const next = lookUp(state, address, asking)
    if (next.kind !== 'absent') found = next
    if (found.kind === 'value') break
  }
  if (found.kind === 'value') return found.value
  if (found.kind === 'filter') return filtered(found, written, { state, ...asking })
  throw missing(found.kind === 'null' ? 'is null in' : 'is not in', written, { state, ...asking })
}

/** As it stands; with the double quotes that a template inside Jsonnet or JSON has escaped; with single quotes for double ones. */
function spellings(written: string): readonly string[] {
  if (!/['\\]/.test(written)) return [written]
  const unescaped = written.replaceAll('\\"', '"')
  return [...new Set([written, unescaped, unescaped.replaceAll("'", '"')])]
}

type Found =
  | { readonly kind: 'absent' | 'null' }
  | { readonly kind: 'value'; readonly value: JsonValue }
  | {
      readonly kind: 'filter'
      readonly of: JsonValue
      readonly filter: string
      readonly sensitive: readonly JsonValue[]
    }

function lookUp(state: State, address: string, { keepSecret, at }: Asking): Found {
  const base = baseOf(state, address)
  if (!base) return { kind: 'absent' }
  const { value: of, rest, sensitive } = base
  const shallow = <T extends JsonValue>(value: T): T => {
    if (!nestsTooDeep(value)) return value
    throw new UserError('TFSTATE_DEPTH', `\`${address}\` of the Terraform state \`${state.source}\`: ${TOO_DEEP}`, {
      at,
    })
  }
  if (sensitive.length > 0) keepSecret(shallow(sensitive))
  const path = rest === '' ? [] : parsePath(rest)
  // jq takes a bracket at the beginning for an array, and nothing before a pipe for a mistake.
  if (!path) return { kind: 'filter', of: shallow(of), filter: rest.startsWith('.') ? rest : `.${rest}`, sensitive }
  const value = follow(of, path)
  if (value === undefined) return { kind: 'absent' }
  return value === null ? { kind: 'null' } : { kind: 'value', value: shallow(value) }
}

interface Asked extends Asking {
  readonly state: State
}

async function filtered(
  { of, filter, sensitive }: Extract<Found, { kind: 'filter' }>,
  written: string,
  asked: Asked,
): Promise<JsonValue> {
  const result = await asked.runFilter(of, filter)
  if ('value' in result && result.value !== null) {
    const other = sensitive.length === 0 ? result : await asked.runFilter(withOtherSecrets(of, sensitive), filter)
    if (JSON.stringify(other) !== JSON.stringify(result)) asked.keepSecret(allFormsOf(result.value))
    return result.value
  }
  if ('value' in result) throw missing('is null in', written, asked)
  if ('empty' in result) throw missing('gives nothing from', written, asked)
  throw new UserError('TFSTATE_FILTER', `the jq filter of \`${written}\` fails: ${result.error}`, { at: asked.at })
}

/** A template writes lists and objects as JSON: the code points of a password are none by themselves. */
function allFormsOf(value: JsonValue): JsonValue {
  return typeof value === 'object' ? [value, JSON.stringify(value)] : value
}

function missing(what: string, written: string, { state, at }: Asked): UserError {
  const near = nearestAddresses(state, spellings(written).at(-1) ?? written)
  return new UserError('TFSTATE_ADDRESS', `\`${written}\` ${what} the Terraform state \`${state.source}\``, {
    at,
    hint: near.length > 0 ? `nearest: ${near.join(', ')}` : 'the state has nothing in it',
  })
}

function follow(value: JsonValue | undefined, path: readonly Step[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((inner, step) => {
    if (Array.isArray(inner)) return typeof step === 'number' ? inner.at(step) : undefined
    if (typeof inner !== 'object' || inner === null || typeof step === 'number') return undefined
    return Object.hasOwn(inner, step) ? (inner as Readonly<Record<string, JsonValue>>)[step] : undefined
  }, value)
}
