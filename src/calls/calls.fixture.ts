import type { Call, Check, Clock, World } from './index.ts'
import { DeniedError, read, write } from './index.ts'

/** Where everything happens. */
export const place = { partition: 'aws', region: 'ap-northeast-1', account: '111122223333' }
export const never = new AbortController().signal

/** Time that passes when it is waited for; a deadline comes when it is reached. */
function virtualClock(): Clock {
  let now = 0
  return {
    now: () => now,
    sleep: async (seconds, _, signal) => {
      signal.throwIfAborted()
      now += seconds * 1000
    },
    timeout: () => never,
  }
}

/** A world that answers calls with `send`. */
export function world(send: (call: Call<unknown>) => unknown, own: Partial<World> = {}): World {
  return {
    place,
    clock: virtualClock(),
    signal: never,
    deadline: never,
    isWatched: false,
    send: async (call) => send(call),
    report: () => {},
    token: () => 'token',
    ...own,
  }
}

/** A world to which nothing may be sent. */
export const nobody = world(() => {
  throw new Error('something was sent')
})

function check(action: string, resource = '*') {
  return (): Check[] => [{ action: `ecs:${action}`, resource }]
}
/** A read of this name. */
export function reading<T>(name: string, resource?: string) {
  return read<T>(`ecs:${name}`, { name }, check(name, resource))
}
/** A write of this name. */
export function writing<T>(name: string, resource?: string) {
  return write<T>(`ecs:${name}`, { name }, check(name, resource))
}

/** How AWS refuses a call. */
export function denied(call: Call<unknown>) {
  return new DeniedError('ACCESS_DENIED', `not allowed: ${call.name}`, {
    awsCode: 'AccessDeniedException',
    status: 400,
    operation: call.name,
  })
}
