import type { SandboxState, Service } from './service.ts'

/** A sandbox as plain JSON. */
export interface Snapshot {
  readonly format: 1
  readonly account: string
  readonly region: string
  readonly partition: string
  readonly state: SandboxState
}

/** Thrown on a snapshot that is none, or of a format that this version does not know. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError'
  readonly code = 'SANDBOX_SNAPSHOT_INVALID'
}

/** A copy of the state with what says where it belongs. */
export function takeSnapshot(state: SandboxState, place: Pick<Snapshot, 'account' | 'region' | 'partition'>): Snapshot {
  return { format: 1, account: place.account, region: place.region, partition: place.partition, state: copy(state) }
}

/** A state to go on with. Services that are new since then begin empty. Throws `SnapshotError`. */
export function restoreState(snapshot: unknown, services: readonly Service[]): SandboxState {
  if (!isRecord(snapshot) || snapshot['format'] !== 1)
    throw new SnapshotError('not a snapshot of a sandbox, or of another format')
  const { state } = snapshot
  const texts = ['account', 'region', 'partition'].map((name) => snapshot[name])
  if (!isRecord(state) || texts.some((text) => typeof text !== 'string')) {
    throw new SnapshotError('the snapshot is incomplete')
  }
  const { ids, clock } = state
  const isSound =
    isRecord(ids) &&
    typeof ids['seed'] === 'string' &&
    Number.isInteger(ids['drawn']) &&
    isRecord(clock) &&
    Number.isFinite(clock['offset']) &&
    Number.isFinite(clock['reached']) &&
    services.every(({ name }) => state[name] === undefined || isRecord(state[name]))
  if (!isSound) throw new SnapshotError('the snapshot is damaged')
  const given = copy(state)
  // What a service keeps since a later version begins empty, too.
  const whole = Object.fromEntries(
    services.map(({ name, initial }) => [name, { ...(initial() as object), ...recordIn(given, name) }]),
  )
  return { behaviours: [], network: {}, ...given, ...whole }
}

/** Through JSON, because that is what a file would do to it: a state that is not plain shows at once. */
function copy(state: SandboxState): SandboxState {
  return JSON.parse(JSON.stringify(state))
}

function recordIn(state: SandboxState, name: string): Record<string, unknown> {
  return isRecord(state[name]) ? state[name] : {}
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
