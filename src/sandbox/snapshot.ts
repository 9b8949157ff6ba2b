import type { Service } from './aws-service.ts'
import { behaviourShape } from './behaviour-shape.ts'
import { own, put } from './records.ts'
import { type FaultCount, partKey, type SavedState } from './saved-state.ts'
import type { Place } from './service.ts'
import { count, flag, list, named, object, optional, type Shape, text, time } from './state-shape.ts'

/** A sandbox as plain JSON. `account` and `region` are those it was made with. */
export interface Snapshot extends Place {
  readonly format: 2
  readonly state: SavedState
}

/** Thrown on a snapshot that is none, that is damaged, or of a format that this version does not know. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError'
  readonly code = 'SANDBOX_SNAPSHOT_INVALID'
}

/** A copy of the state with what says where it belongs. Parts in which nothing was made are left out. */
export function takeSnapshot(state: SavedState, place: Place, services: readonly Service[]): Snapshot {
  const { account, region, partition } = place
  const copied = copy(state)
  for (const { name, initial } of services) {
    const parts = copied.services[name] ?? {}
    const empty = JSON.stringify(initial())
    const used = Object.entries(parts).filter(([, part]) => JSON.stringify(part) !== empty)
    if (used.length > 0) copied.services[name] = Object.fromEntries(used)
    else delete copied.services[name]
  }
  return { format: 2, account, region, partition, state: copied }
}

/**
 * A state to go on with, and where it belongs. Services that are new since then begin empty. Snapshots of format 1, which knew one account
 * and region, are taken too. Throws `SnapshotError`.
 */
export function restoreState(snapshot: unknown, services: readonly Service[]): SavedState {
  if (!isRecord(snapshot)) throw new SnapshotError('not a snapshot of a sandbox')
  const { format, state, account, region, partition } = snapshot
  if (typeof format === 'number' && format > 2) {
    throw new SnapshotError(`the snapshot has format ${format}, which a later version wrote; this one reads 1 and 2`)
  }
  if (format !== 1 && format !== 2) throw new SnapshotError('not a snapshot of a sandbox')
  if (!isRecord(state) || typeof account !== 'string' || typeof region !== 'string' || typeof partition !== 'string') {
    throw new SnapshotError('the snapshot is incomplete')
  }
  for (const [member, value, form] of placeForms({ account, region, partition }))
    if (!form.test(value)) throw damaged(member)
  const given = format === 1 ? fromFormat1(state, services, { account, region, partition }) : state
  const saved = withInitial(copy({ ...empty, ...given }), services)
  checkState(saved, services)
  return saved
}

// They become part of ARNs and of names of hosts.
function placeForms({ account, region, partition }: Place): readonly (readonly [string, string, RegExp])[] {
  return [
    ['account', account, /^\d{12}$/],
    ['region', region, /^[a-z0-9-]{1,63}$/],
    ['partition', partition, /^[a-z0-9-]{1,63}$/],
  ]
}

const empty: Pick<SavedState, 'behaviours' | 'faultCounts' | 'closedKinds'> = {
  behaviours: [],
  faultCounts: {},
  closedKinds: [],
}

/** Format 1 had the parts of one account and region beside the clock. */
function fromFormat1(
  state: Record<string, unknown>,
  services: readonly Service[],
  place: Place,
): Record<string, unknown> {
  const { ids, clock, administrator, behaviours = [] } = state
  const parts = services.flatMap(({ name, scope }) =>
    state[name] === undefined ? [] : [[name, { [partKey(scope, place)]: state[name] }] as const],
  )
  return { ids, clock, administrator, behaviours, services: Object.fromEntries(parts) }
}

/** What a service keeps since a later version begins empty, too. */
function withInitial(state: Record<string, unknown>, services: readonly Service[]): Record<string, unknown> {
  const kept = state['services']
  if (!isRecord(kept)) return state
  for (const { name, initial } of services) {
    const parts = own(kept, name)
    if (!isRecord(parts)) continue
    for (const [place, part] of Object.entries(parts))
      if (isRecord(part)) put(parts, place, { ...(initial() as object), ...part })
  }
  return state
}

// The state does not know what rules are.
const behaviours: Shape<unknown[]> = { flaw: list(behaviourShape).flaw }

/** All that a state has beside what its services keep. */
const root = object<Omit<SavedState, 'services'>>({
  ids: object<SavedState['ids']>({ seed: text, drawn: count }),
  clock: object<SavedState['clock']>({ offset: time, reached: time, restless: optional(flag) }),
  administrator: optional(text),
  behaviours,
  faultCounts: named(object<FaultCount>({ asked: count, struck: count })),
  closedKinds: list(text),
})

/** Throws where a command could not work with a state. Services that this version does not know are left alone. */
function checkState(
  state: Record<string, unknown>,
  services: readonly Service[],
): asserts state is Record<string, unknown> & SavedState {
  const { services: kept } = state
  if (!isRecord(kept)) throw damaged('state.services')
  const flaw = root.flaw(state, 'state') ?? firstFlaw(kept, services)
  if (flaw !== undefined) throw damaged(flaw)
}

function firstFlaw(kept: Record<string, unknown>, services: readonly Service[]): string | undefined {
  for (const { name, shape } of services) {
    const flaw = named(shape).flaw(own(kept, name) ?? {}, `state.services.${name}`)
    if (flaw !== undefined) return flaw
  }
  return undefined
}

function damaged(place: string): SnapshotError {
  return new SnapshotError(`the snapshot is damaged: \`${place}\` is missing or of a wrong kind`)
}

/** Through JSON, because that is what a file would do to it: a state that is not plain shows at once. */
function copy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
