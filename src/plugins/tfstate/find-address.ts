import { type Position, UserError } from '../../calls/index.ts'
import type { JsonValue } from '../plugin.ts'
import { nearestAddresses } from './nearest-addresses.ts'
import { parsePath, type Step } from './path.ts'
import type { State } from './state.ts'

/**
 * The value at an address: `TYPE.NAME.attribute`, `data.`, `module.M.`, `output.NAME`, with `[0]` or `["key"]` anywhere; single quotes are
 * taken for double ones. Throws UserError, with the nearest addresses, if it is not there or null.
 */
export function findAddress(state: State, written: string, at: Position): JsonValue {
  // A template inside of Jsonnet or JSON has its double quotes escaped.
  const address = written.replaceAll('\\"', '"').replaceAll("'", '"')
  const whole = state.named.get(address) ?? state.groups.get(address)
  if (whole !== undefined && whole !== null) return whole
  const name = longestName(state, address)
  const value =
    name === undefined ? undefined : follow(state.named.get(name), pathOf(address.slice(name.length), written, at))
  if (value !== undefined && value !== null) return value
  const near = nearestAddresses(state, address)
  const what = name !== undefined && value === null ? 'is null in' : 'is not in'
  throw new UserError('TFSTATE_ADDRESS', `\`${written}\` ${what} the Terraform state \`${state.source}\``, {
    at,
    hint: near.length > 0 ? `nearest: ${near.join(', ')}` : 'the state has nothing in it',
  })
}

/** The longest known name that the address begins with; what follows must be a path. */
function longestName({ named }: State, address: string): string | undefined {
  for (let end = address.length; end > 0; end -= 1) {
    const next = address[end]
    if ((next === undefined || next === '.' || next === '[') && named.has(address.slice(0, end)))
      return address.slice(0, end)
  }
  return undefined
}

function pathOf(text: string, address: string, at: Position): readonly Step[] {
  const path = parsePath(text)
  if (path) return path
  throw new UserError('TFSTATE_FILTER', `\`${address}\` goes on with a jq filter, which is not supported yet`, {
    at,
    hint: 'name one attribute: `.name`, `[0]` and `["key"]` may follow an address',
  })
}

function follow(value: JsonValue | undefined, path: readonly Step[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((inner, step) => {
    if (Array.isArray(inner)) return typeof step === 'number' ? inner.at(step) : undefined
    if (typeof inner !== 'object' || inner === null || typeof step === 'number') return undefined
    return Object.hasOwn(inner, step) ? (inner as Readonly<Record<string, JsonValue>>)[step] : undefined
  }, value)
}
