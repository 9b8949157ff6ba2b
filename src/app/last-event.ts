import { forPeople } from '../calls/index.ts'
import {
  type Ending,
  type ErrorView,
  type Event,
  LAST_EVENT_VERSION,
  type LastEvent,
  type Scope,
  type WriteView,
} from '../report/index.ts'

/** How a command ended, and what it gave: one of the two. */
export interface Ended {
  readonly command: string
  readonly outcome: Ending
  readonly seconds: number
  readonly scope: Scope | undefined
  readonly result?: unknown
  readonly error?: ErrorView
  /** The command line that goes on from what was done. */
  readonly goesOn?: string | undefined
}

/** Hears what a command says, and makes its last event of it. */
export interface Listener {
  see(event: Event): void
  /** What was written so far. */
  done(): Done
  last(ended: Ended): LastEvent
}

/** What a command has written so far. */
export interface Done {
  readonly writes: readonly WriteView[]
  /** The revision that was registered: `web:13`. */
  readonly registered: string | undefined
  /** A deployment, or a task, has begun. */
  readonly hasBegun: boolean
}

/** A listener that has heard nothing yet. */
export function listener(): Listener {
  let begun: Pick<LastEvent, 'taskDefinition' | 'revision' | 'deployment'> = {}
  let report: LastEvent['report']
  let registered: string | undefined
  let hasBegun = false
  const writes: WriteView[] = []
  const stopped: LastEvent['failures'][number][] = []
  const causes: NonNullable<LastEvent['causes']>[number][] = []
  return {
    see: (event) => {
      switch (event.type) {
        case 'wrote':
          writes.push({ operation: event.operation, subject: event.subject })
          return
        case 'registered':
          registered = event.revision
          begun = { ...begun, taskDefinition: event.taskDefinition, revision: event.revision }
          return
        case 'begun':
          hasBegun = true
          begun = {
            taskDefinition: event.taskDefinition ?? begun.taskDefinition,
            revision: event.revision,
            deployment: event.deployment,
          }
          return
        case 'stopped-task':
          stopped.push({ count: event.count ?? 1, task: event.task })
          return
        case 'cause': {
          const { type: _, scope: __, ...cause } = event
          causes.push(cause)
          return
        }
        case 'failure-report': {
          const { type: _, scope: __, ...own } = event
          report = own
          return
        }
      }
    },
    done: () => ({ writes: [...writes], registered, hasBegun }),
    last: ({ command, outcome, seconds, scope, result, error, goesOn }) => {
      const named = textOf(result, 'taskDefinition')
      const likely = report?.causes ?? causes
      return {
        type: 'end',
        schemaVersion: LAST_EVENT_VERSION,
        command,
        outcome,
        seconds,
        ...scope,
        ...(named === undefined ? {} : { taskDefinition: named }),
        ...known(begun),
        // A container's end with 0 is none.
        failures: report?.failures ?? (error ? stopped : []),
        ...(likely.length > 0 ? { causes: likely } : {}),
        ...(report ? { report } : {}),
        ...(error
          ? { error, ...(writes.length > 0 ? { done: writes } : {}), ...(goesOn === undefined ? {} : { goesOn }) }
          : { result: readable(result ?? {}) }),
      }
    },
  }
}

/** What a dry run could not know stands in it as `<new revision>`. */
function readable(result: unknown): unknown {
  return JSON.parse(
    JSON.stringify(result, (_, member: unknown) => (typeof member === 'string' ? forPeople(member) : member)),
  )
}

function textOf(result: unknown, name: string): string | undefined {
  if (typeof result !== 'object' || result === null || !(name in result)) return undefined
  const value: unknown = Object.entries(result).find(([key]) => key === name)?.[1]
  return typeof value === 'string' ? forPeople(value) : undefined
}

function known<T extends object>(members: T): Partial<T> {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(entries) as Partial<T> // the same members, fewer
}
