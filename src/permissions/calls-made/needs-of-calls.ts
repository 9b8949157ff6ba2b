import type { LineNeed } from '../statements.ts'
import { lastingCheck, registeredIn } from './lasting-checks.ts'
import type { MadeCall } from './made-call.ts'

/** What the next run of a client needs that made these calls. `line` says where they come from: a file, or a command line. */
export function needsOfCalls(calls: readonly MadeCall[], line: string): LineNeed[] {
  const registered = registeredIn(calls.flatMap(({ checks }) => checks))
  return calls.flatMap(({ operation, checks }) =>
    checks.map((check) => ({
      ...lastingCheck(check, registered),
      line,
      step: operation,
      grade: 'required',
      principal: 'caller',
      when: [[]],
    })),
  )
}
