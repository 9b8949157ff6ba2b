import type { ContainerEvidence, TaskEvidence } from './evidence.ts'

/** Signals that end containers, by number. */
const signals: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  4: 'SIGILL',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  13: 'SIGPIPE',
  15: 'SIGTERM',
}

/** Codes that the shell or the container runtime gives in the program's stead. */
const conventional: Readonly<Record<number, string>> = {
  125: 'the container runtime could not run it',
  126: 'the command cannot be executed: no permission, or of another platform',
  127: 'the command was not found',
  255: 'the program ended with -1, or the runtime lost it',
}

/** The first code that stands for a signal. */
const SIGNAL_BASE = 128

/** Whether the container was killed for want of memory: only the reason tells, since every SIGKILL gives 137. */
export function isOutOfMemory({ reason }: ContainerEvidence): boolean {
  return /OutOfMemory|OOM/i.test(reason ?? '')
}

/**
 * Whether ECS stopped the task, so that containers ended because they were told to: SIGTERM first, SIGKILL after `stopTimeout`.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html (checked 2026-11)
 */
export function wasStoppedByEcs({ stopCode, stoppedReason = '' }: TaskEvidence): boolean {
  return (
    stopCode === 'ServiceSchedulerInitiated' ||
    stopCode === 'UserInitiated' ||
    stopCode === 'SpotInterruption' ||
    /^(Scaling activity initiated|Task failed (ELB|container) health checks)/.test(stoppedReason)
  )
}

/**
 * What an exit code means, in words: `killed: it ran out of memory`. `undefined` for a container that never ran and for codes that only
 * the program itself can explain.
 */
export function exitCodeMeaning(container: ContainerEvidence, task: TaskEvidence): string | undefined {
  const { exitCode } = container
  if (exitCode === undefined) return undefined
  if (exitCode === 0) return 'ended normally'
  if (isOutOfMemory(container)) return 'killed: it ran out of memory'
  const signal = signals[exitCode - SIGNAL_BASE]
  if (signal === 'SIGKILL')
    return wasStoppedByEcs(task)
      ? 'killed: it did not end within its stop timeout after SIGTERM'
      : 'killed (SIGKILL): out of memory, or by something beside ECS'
  if (signal === 'SIGTERM')
    return wasStoppedByEcs(task) ? 'ended by SIGTERM, as ECS asked' : 'ended by SIGTERM, when the task was stopped'
  if (signal === 'SIGSEGV') return 'crashed (SIGSEGV)'
  if (signal === 'SIGABRT') return 'aborted itself (SIGABRT)'
  if (signal !== undefined) return `ended by ${signal}`
  return conventional[exitCode] ?? (exitCode === 1 ? 'the program failed' : undefined)
}
