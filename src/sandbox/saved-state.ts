import type { Service } from './aws-service.ts'
import { own, put } from './records.ts'
import type { Place, SandboxState } from './service.ts'

/** How often a rule of faults was asked for, and how often it has struck. */
export interface FaultCount {
  asked: number
  struck: number
}

/** All that a sandbox remembers, of every account and region: plain JSON, so that it can be kept in a file between commands. */
export interface SavedState {
  ids: { readonly seed: string; drawn: number }
  clock: { offset: number; reached: number; restless?: boolean }
  /** Access key id of the administrator. */
  administrator?: string
  behaviours: unknown[]
  /** How often each fault of `behaviours` was asked for, and has struck, by its place there. */
  faultCounts: Record<number, FaultCount>
  /** Kinds of resources that a scenario lists: of these nothing else is made up for a project. */
  closedKinds: string[]
  /** By service, then by account and region as far as the service's scope goes: `{ ecs: { "111122223333/eu-west-1": … } }`. */
  services: Record<string, Record<string, unknown>>
}

/** A service's part of the state that time runs on. */
export interface StatePart {
  readonly service: Service
  readonly place: Place
}

/** Views of one saved state. */
export interface StateViews {
  /** The view of an account and region. A part that a service has not made there yet begins empty. */
  view(place: Place): SandboxState
  /** The parts of services in which something happens by itself. */
  parts(): readonly StatePart[]
  /** The accounts of which anything is known, the sandbox's own first. */
  accounts(): readonly string[]
}

/** Views of `saved` for `services`; `home` is where those services belong whose scope is wider than a region. */
export function createStateViews(saved: SavedState, services: readonly Service[], home: Place): StateViews {
  const views = new Map<string, SandboxState>()
  // They follow from which parts there are, and every request asks for them.
  const known: { parts?: readonly StatePart[]; accounts?: readonly string[] } = {}
  function begun(): void {
    delete known.parts
    delete known.accounts
  }
  return {
    view(place) {
      const key = partKey('region', place)
      const made = views.get(key)
      if (made) return made
      const view = viewOf({ saved, services, begun }, place)
      views.set(key, view)
      return view
    },
    parts() {
      known.parts ??= services
        .filter(({ next }) => next !== undefined)
        .flatMap((service) =>
          Object.keys(saved.services[service.name] ?? {}).map((key) => ({ service, place: placeOf(key, home) })),
        )
      return known.parts
    },
    accounts() {
      known.accounts ??= accountsIn(saved, services, home)
      return known.accounts
    },
  }
}

function accountsIn(saved: SavedState, services: readonly Service[], home: Place): readonly string[] {
  const keys = services
    .filter(({ scope }) => scope !== 'partition')
    .flatMap(({ name }) => Object.keys(saved.services[name] ?? {}))
  return [...new Set([home.account, ...keys.map((key) => key.slice(0, 12))])]
}

/** The key of a service's part: `111122223333/eu-west-1`, `111122223333` or `aws`. */
export function partKey(scope: Service['scope'], { account, region, partition }: Place): string {
  if (scope === 'partition') return partition
  return scope === 'account' ? account : `${account}/${region}`
}

function placeOf(key: string, home: Place): Place {
  const [account = home.account, region = home.region] = key.split('/')
  return /^\d{12}$/.test(account) ? { ...home, account, region } : home
}

/** What views are made from; `begun` is called when a service begins in an account and region. */
interface Viewed {
  readonly saved: SavedState
  readonly services: readonly Service[]
  begun(): void
}

function viewOf(viewed: Viewed, place: Place): SandboxState {
  const { saved, services } = viewed
  const view: SandboxState = {}
  for (const kind of ['behaviours', 'closedKinds'] as const) {
    Object.defineProperty(view, kind, { enumerable: true, get: () => saved[kind] })
  }
  for (const service of services) {
    Object.defineProperty(view, service.name, { enumerable: true, get: () => partOf(viewed, service, place) })
  }
  return view
}

function partOf({ saved, begun }: Viewed, service: Service, place: Place): unknown {
  let parts = own(saved.services, service.name)
  if (!parts) {
    parts = {}
    put(saved.services, service.name, parts)
  }
  const key = partKey(service.scope, place)
  const known = own(parts, key)
  if (known !== undefined) return known
  const created = service.initial()
  put(parts, key, created)
  begun()
  return created
}
