import type { SandboxState } from './service.ts'

/** A line that a simulated container writes: at once when it starts, or so many seconds later. */
export type LogLine = string | { readonly afterSeconds: number; readonly message: string }

/**
 * How containers behave that match `image`, `family` and `container` (all that are given). Without a rule a container
 * starts, is healthy if it has a health check, writes nothing and runs until it is stopped.
 */
export interface ContainerBehaviour {
  /** Image reference; `*` and `?` are wildcards and cross slashes. */
  readonly image?: string
  /** Family of the task definition; `*` and `?` are wildcards. */
  readonly family?: string
  /** Name of the container in its definition, exactly. */
  readonly container?: string
  /** Tasks of a service, or those that RunTask started. A rule with it says nothing about start and placement. */
  readonly startedBy?: 'service' | 'run'
  /** Code it exits with: at once, or after `exitAfterSeconds` or `crashAfterSeconds`. */
  readonly exitCode?: number
  /** Ends by itself so long after its start, with `exitCode` or 0. */
  readonly exitAfterSeconds?: number
  /** Crashes so long after its start, with `exitCode` or 1. */
  readonly crashAfterSeconds?: number
  /** It ends by being killed for its memory: code 137, reason `OutOfMemoryError`. */
  readonly outOfMemory?: boolean
  readonly logLines?: readonly LogLine[]
  /** Its health check never passes. */
  readonly neverHealthy?: boolean
  /** Its health check passes only so long after its start. */
  readonly healthyAfterSeconds?: number
  /** From being scheduled to running, instead of the usual time. */
  readonly startSeconds?: number
  /** The image cannot be pulled; a text replaces the usual reason. */
  readonly pullFailure?: string | true
  /** Tasks with it are not placed: `RESOURCE:MEMORY`, `Capacity is unavailable at this time…`. */
  readonly placementFailure?: string
}

/** What a container is known by when its behaviour is looked up. */
export interface ContainerIdentity {
  readonly family: string
  readonly image: string
  readonly container: string
  readonly startedBy?: 'service' | 'run'
}

/** The first rule that matches, or the empty one. Rules are kept in the state, so that they survive a restart. */
export function behaviourOf(state: SandboxState, identity: ContainerIdentity): ContainerBehaviour {
  const rules = (state['behaviours'] ?? []) as readonly ContainerBehaviour[]
  return rules.find((rule) => matches(rule, identity)) ?? {}
}

function matches(rule: ContainerBehaviour, identity: ContainerIdentity): boolean {
  if (rule.container !== undefined && rule.container !== identity.container) return false
  if (rule.startedBy !== undefined && rule.startedBy !== identity.startedBy) return false
  if (rule.family !== undefined && !matchesGlob(rule.family, identity.family)) return false
  return rule.image === undefined || matchesGlob(rule.image, identity.image)
}

/** Whether `text` as a whole matches `pattern`, in which `*` stands for any characters and `?` for one. */
export function matchesGlob(pattern: string, text: string): boolean {
  let inPattern = 0
  let inText = 0
  // Where to come back to when the characters after the last `*` do not fit: linear in practice, never exponential.
  let star = -1
  let retry = 0
  while (inText < text.length) {
    const wanted = pattern[inPattern]
    if (wanted === '*') {
      star = inPattern++
      retry = inText
    } else if (wanted === '?' || wanted === text[inText]) {
      inPattern++
      inText++
    } else if (star >= 0) {
      inPattern = star + 1
      inText = ++retry
    } else {
      return false
    }
  }
  while (pattern[inPattern] === '*') inPattern++
  return inPattern === pattern.length
}
