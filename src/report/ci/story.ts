import type { Event } from '../events.ts'
import type { CauseView, FailureReport } from '../failure-report.ts'
import type { ErrorView, LastEvent } from '../last-event.ts'

/** What a build server's reporter remembers of a command until its end. */
export interface Story {
  readonly report: FailureReport | undefined
  readonly causes: readonly CauseView[]
  readonly error: ErrorView | undefined
  readonly end: LastEvent
}

/** Hears events, and gives the story once the last one has come. */
export function storyteller() {
  let report: FailureReport | undefined
  let error: ErrorView | undefined
  let end: LastEvent | undefined
  const causes: CauseView[] = []
  return {
    hear: (event: Event): void => {
      if (event.type === 'failure-report') {
        report = event
        causes.push(...event.causes)
      } else if (event.type === 'cause') causes.push(event)
      else if (event.type === 'error') error = event
      else if (event.type === 'end') end = event
    },
    causes: (): readonly CauseView[] => causes,
    story: (): Story | undefined => end && { report, causes, error, end },
  }
}
