import type { PlanOptions } from './plan-options.ts'
import type { World } from './world.ts'

/** Reports nothing, waits for nothing, and sends the same read once for all paths. Time runs out only for who reads. */
export function silent({ scope: _, ...world }: World, reading: PlanOptions['reading']): World {
  const sent = new Map<string, Promise<unknown>>()
  const never = new AbortController().signal
  return {
    ...world,
    report: () => {},
    deadline: reading ? world.deadline : never,
    clock: { ...world.clock, timeout: () => world.signal },
    token: () => 'planned',
    send: (call, principal, sending) => {
      const key = JSON.stringify([call.name, call.input, principal.label, call.region])
      const answer = sent.get(key) ?? world.send(call, principal, sending)
      sent.set(key, answer)
      return answer
    },
  }
}
