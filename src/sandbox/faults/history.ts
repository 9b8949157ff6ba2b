import type { Service } from '../aws-service.ts'
import { partKey, type SavedState } from '../saved-state.ts'
import type { Place, SandboxState } from '../service.ts'
import { isFault } from './meet.ts'

interface Past {
  readonly at: number
  readonly service: string
  readonly key: string
  /** The service's part before the write, as JSON. */
  readonly part: string
}

/** What services looked like before their latest writes, for reads that come too early. */
export interface History {
  /** To be called before a write at virtual time `at`. Keeps nothing where the scenario asks for no stale reads. */
  beforeWrite(service: Service, place: Place, at: number): void
  /** The view as it was before all writes of the last milliseconds; the view itself where there were none. */
  view(view: SandboxState, service: Service, past: { readonly place: Place; readonly since: number }): SandboxState
}

/**
 * The history of one sandbox. It is no part of the state: it reaches back some seconds, and a sandbox that goes on from a snapshot shows what
 * the snapshot holds.
 */
export function createHistory(saved: Pick<SavedState, 'behaviours' | 'services'>): History {
  let pasts: Past[] = []
  const longest = () =>
    Math.max(0, ...saved.behaviours.map((one) => (isFault(one) && one.fault === 'stale' ? one.seconds * 1000 : 0)))
  return {
    beforeWrite(service, place, at) {
      const kept = longest()
      if (kept === 0) return
      const key = partKey(service.scope, place)
      const part = JSON.stringify(saved.services[service.name]?.[key] ?? service.initial())
      pasts = [...pasts.filter((past) => past.at > at - kept), { at, service: service.name, key, part }]
    },
    view(view, service, { place, since }) {
      const key = partKey(service.scope, place)
      const first = pasts.find((past) => past.at > since && past.service === service.name && past.key === key)
      if (!first) return view
      const part: unknown = JSON.parse(first.part)
      return Object.create(view, { [service.name]: { value: part, enumerable: true } })
    },
  }
}
