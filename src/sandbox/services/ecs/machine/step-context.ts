import type { RequestContext } from '../../../service.ts'

/** The context of a step of the state machine; `now` is the time of the event that is being worked off. */
export type StepContext = Omit<RequestContext, 'principal'>

/** A UUID in the form of version 4. */
export function uuid(world: Pick<StepContext, 'ids'>): string {
  const hex = world.ids.hex(30)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-a${hex.slice(15, 18)}-${hex.slice(18, 30)}`
}
