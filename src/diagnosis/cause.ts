import type { ContainerEvidence, Evidence } from './evidence.ts'

/** A likely cause of a failure, and its cure. */
export interface Diagnosis {
  /** Stable, for machines: `IMAGE_NOT_FOUND`. */
  readonly code: string
  /** One sentence in lower case without a period. */
  readonly cause: string
  /** The next thing to do. */
  readonly advice: string
  /** Whether another try of the same revision can go better; a rollout for a reason that cannot heal may be stopped at once. */
  readonly heals: boolean
  /** What it was concluded from: the text of AWS, or an exit code. */
  readonly evidence: string
}

/** What a row of the table finds in the evidence. */
export interface Finding {
  readonly cause: string
  readonly advice: string
  readonly evidence: string
}

/** One row of the table of causes. */
export interface Cause {
  readonly code: string
  readonly heals: boolean
  /** Where AWS's texts were seen, or which page says what they mean. */
  readonly source: string
  find(evidence: Evidence): Finding | undefined
}

/** Why a task did not start, or why a container ended. */
export interface Reason {
  readonly text: string
  /** The container whose own reason it is. */
  readonly container: ContainerEvidence | undefined
}

/**
 * Every reason of every task, newest task first; a container's own reason before its task's, which often only repeats it. Then those for
 * which ECS made no task at all: only an event tells them.
 */
function reasonsOf({ tasks, events }: Evidence): Reason[] {
  const ofTasks = tasks.flatMap((task) => [
    ...task.containers.flatMap((container) =>
      container.reason === undefined ? [] : [{ text: container.reason, container }],
    ),
    ...(task.stoppedReason === undefined ? [] : [{ text: task.stoppedReason, container: undefined }]),
  ])
  return [...ofTasks, ...events.flatMap(launchErrorIn)]
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html (checked 2026-11) */
function launchErrorIn(event: string): Reason[] {
  const text = /failed to launch a task with \(error (.+)\)/s.exec(event)?.[1]
  return text === undefined ? [] : [{ text, container: undefined }]
}

/** The first reason that the pattern matches, and the match. */
export function findReason(
  evidence: Evidence,
  pattern: RegExp,
): (Reason & { readonly match: RegExpExecArray }) | undefined {
  for (const reason of reasonsOf(evidence)) {
    const match = pattern.exec(reason.text)
    if (match) return { ...reason, match }
  }
  return undefined
}

/** The first service event that the pattern matches. */
export function findEvent({ events }: Evidence, pattern: RegExp): RegExpExecArray | undefined {
  for (const event of events) {
    const match = pattern.exec(event)
    if (match) return match
  }
  return undefined
}

/** ` of container \`web\``, where the container is known. */
export function ofContainer(container: ContainerEvidence | undefined): string {
  return container ? ` of container \`${container.name}\`` : ''
}
