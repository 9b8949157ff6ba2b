import type { Service } from './aws-service.ts'
import { own } from './records.ts'
import { partKey, type SavedState } from './saved-state.ts'
import type { Place } from './service.ts'

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
  const given = format === 1 ? fromFormat1(state, services, { account, region, partition }) : state
  if (!isSound(given)) throw new SnapshotError('the snapshot is damaged')
  const saved = copy({ ...empty, ...given })
  for (const { name, initial } of services) {
    const parts = own(saved.services, name) ?? {}
    for (const [key, part] of Object.entries(parts)) {
      if (!isRecord(part)) throw new SnapshotError('the snapshot is damaged')
      // What a service keeps since a later version begins empty, too.
      parts[key] = { ...(initial() as object), ...part }
    }
  }
  return saved
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

function isSound(state: Record<string, unknown>): state is Record<string, unknown> & SavedState {
  const { ids, clock, services, behaviours = [], faultCounts = {}, closedKinds = [] } = state
  return (
    isRecord(ids) &&
    typeof ids['seed'] === 'string' &&
    Number.isInteger(ids['drawn']) &&
    isRecord(clock) &&
    isTime(clock['offset']) &&
    isTime(clock['reached']) &&
    Array.isArray(behaviours) &&
    isRecord(faultCounts) &&
    Array.isArray(closedKinds) &&
    isRecord(services) &&
    Object.values(services).every((parts) => isRecord(parts))
  )
}

/** Whether a date can hold it; beyond, a second more is the same number, and time stands still for ever. */
function isTime(value: unknown): boolean {
  return typeof value === 'number' && !Number.isNaN(new Date(value).getTime())
}

/** Through JSON, because that is what a file would do to it: a state that is not plain shows at once. */
function copy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
