import * as z from 'zod/mini'

/** A text that is not empty. */
export const name = z.string().check(z.minLength(1, 'must not be empty'))
const seconds = z.number().check(z.nonnegative('must be 0 or more'))
const positive = z.int().check(z.minimum(1, 'must be 1 or more'))
const ordinal = z.union([positive, z.strictObject({ from: z.exactOptional(positive), to: z.exactOptional(positive) })])

/** How containers behave. */
export const behaviour = z.strictObject({
  image: z.exactOptional(name),
  family: z.exactOptional(name),
  revision: z.exactOptional(ordinal),
  container: z.exactOptional(name),
  startedBy: z.exactOptional(z.enum(['service', 'run'])),
  task: z.exactOptional(ordinal),
  attempt: z.exactOptional(ordinal),
  exitCode: z.exactOptional(z.int().check(z.minimum(0, 'must be 0 to 255'), z.maximum(255, 'must be 0 to 255'))),
  exitAfterSeconds: z.exactOptional(seconds),
  keepsRunning: z.exactOptional(z.boolean()),
  crashAfterSeconds: z.exactOptional(seconds),
  outOfMemory: z.exactOptional(z.boolean()),
  logLines: z.exactOptional(
    z.array(z.union([z.string(), z.strictObject({ afterSeconds: seconds, message: z.string() })])),
  ),
  neverHealthy: z.exactOptional(z.boolean()),
  healthyAfterSeconds: z.exactOptional(seconds),
  startSeconds: z.exactOptional(seconds),
  interruptedAfterSeconds: z.exactOptional(seconds),
  pullFailure: z.exactOptional(z.union([z.string(), z.literal(true)])),
  placementFailure: z.exactOptional(z.string()),
})

/** How targets of a target group are. */
export const target = z.strictObject({
  targetGroup: name,
  family: z.exactOptional(name),
  neverHealthy: z.exactOptional(z.boolean()),
  healthyAfterSeconds: z.exactOptional(seconds),
  failsAfterSeconds: z.exactOptional(seconds),
  throttledSeconds: z.exactOptional(seconds),
})

/** When an alarm goes off. */
export const alarm = z.strictObject({ name, family: z.exactOptional(name), afterSeconds: z.exactOptional(seconds) })

/** What a function answers as a hook. */
export const hook = z.strictObject({
  function: name,
  answers: z.array(z.enum(['SUCCEEDED', 'FAILED', 'IN_PROGRESS', 'ERROR'])).check(z.minLength(1, 'must not be empty')),
  callBackDelaySeconds: z.exactOptional(seconds),
})

/** How far reads lag behind writes. */
export const consistency = z.strictObject({
  missingSeconds: z.exactOptional(seconds),
  staleSeconds: z.exactOptional(seconds),
  logSeconds: z.exactOptional(seconds),
})

/** Which calls a fault meets. */
const match = {
  operation: name,
  principal: z.exactOptional(name),
  skip: z.exactOptional(z.int().check(z.nonnegative('must be 0 or more'))),
  count: z.exactOptional(positive),
  probability: z.exactOptional(z.number().check(z.minimum(0, 'must be 0 to 1'), z.maximum(1, 'must be 0 to 1'))),
}
const when = z.exactOptional(z.enum(['before', 'after']))

/** What happens to calls, by kind, so that a member which means nothing to a kind is refused. */
export const fault = z.discriminatedUnion('fault', [
  z.strictObject({ fault: z.literal('throttling'), ...match }),
  z.strictObject({
    fault: z.literal('serverError'),
    ...match,
    when,
    status: z.exactOptional(z.int().check(z.minimum(500, 'must be 500 to 599'), z.maximum(599, 'must be 500 to 599'))),
    code: z.exactOptional(name),
    message: z.exactOptional(z.string()),
  }),
  z.strictObject({ fault: z.literal('closed'), ...match, when }),
  z.strictObject({ fault: z.literal('latency'), ...match, seconds }),
  z.strictObject({ fault: z.literal('stale'), ...match, seconds }),
  z.strictObject({ fault: z.literal('truncated'), ...match, items: positive }),
  z.strictObject({ fault: z.literal('denial'), ...match }),
])
