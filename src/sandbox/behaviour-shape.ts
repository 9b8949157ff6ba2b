import type {
  AlarmBehaviour,
  Behaviour,
  ConsistencyBehaviour,
  ContainerBehaviour,
  HookBehaviour,
  LogLine,
  Ordinal,
  TargetBehaviour,
  ThrottlingBehaviour,
} from './behaviour.ts'
import type { FaultBehaviour } from './faults/index.ts'
import { count, either, flag, list, number, object, optional, type Shape, text, variants, word } from './state-shape.ts'

// As scenarios have them, which may be broken.
const seconds = number

const bounds = object<Exclude<Ordinal, number>>({ from: optional(number), to: optional(number) })
const ordinal: Shape<Ordinal> = either(number, bounds)

const logLine: Shape<LogLine> = either(text, object<Exclude<LogLine, string>>({ afterSeconds: seconds, message: text }))

const container = object<ContainerBehaviour>({
  image: optional(text),
  family: optional(text),
  container: optional(text),
  revision: optional(ordinal),
  task: optional(ordinal),
  attempt: optional(ordinal),
  startedBy: optional(word('service', 'run')),
  exitCode: optional(number),
  exitAfterSeconds: optional(seconds),
  keepsRunning: optional(flag),
  crashAfterSeconds: optional(seconds),
  outOfMemory: optional(flag),
  logLines: optional(list(logLine)),
  neverHealthy: optional(flag),
  healthyAfterSeconds: optional(seconds),
  startSeconds: optional(seconds),
  interruptedAfterSeconds: optional(seconds),
  pullFailure: optional(either(text, word(true))),
  placementFailure: optional(text),
})

const match = {
  rule: word('fault'),
  operation: text,
  principal: optional(text),
  skip: optional(count),
  count: optional(count),
  probability: optional(number),
  seed: optional(text),
} as const
const when = optional(word('before', 'after'))

const fault = variants<FaultBehaviour, 'fault'>('fault', {
  throttling: match,
  serverError: { ...match, when, status: optional(number), code: optional(text), message: optional(text) },
  closed: { ...match, when },
  latency: { ...match, seconds: seconds },
  stale: { ...match, seconds: seconds },
  truncated: { ...match, items: count },
  denial: match,
})

const rules = variants<
  TargetBehaviour | AlarmBehaviour | HookBehaviour | ConsistencyBehaviour | ThrottlingBehaviour,
  'rule'
>('rule', {
  target: {
    targetGroup: text,
    family: optional(text),
    neverHealthy: optional(flag),
    healthyAfterSeconds: optional(seconds),
    failsAfterSeconds: optional(seconds),
    throttledSeconds: optional(seconds),
  },
  alarm: { name: text, family: optional(text), afterSeconds: optional(seconds) },
  hook: {
    function: text,
    answers: list(word('SUCCEEDED', 'FAILED', 'IN_PROGRESS', 'ERROR')),
    callBackDelaySeconds: optional(seconds),
  },
  consistency: {
    missingSeconds: optional(seconds),
    staleSeconds: optional(seconds),
    logSeconds: optional(seconds),
  },
  throttling: {},
})

/** The form of a rule of a scenario, as a state keeps it. */
export const behaviourShape: Shape<Behaviour> = {
  flaw(value, place) {
    const rule = typeof value === 'object' && value !== null && 'rule' in value ? value.rule : undefined
    if (rule === undefined) return container.flaw(value, place)
    return rule === 'fault' ? fault.flaw(value, place) : rules.flaw(value, place)
  },
}
