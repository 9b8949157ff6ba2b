import { anything, type Check, type DeniedError, unread, unreadIn, withMarks } from '../calls/index.ts'
import { printStatement } from './print-statement.ts'

/** The parts of a denial's message that could be read. */
export interface Refusal {
  readonly principal?: string
  readonly action?: string
  readonly resource?: string
}

/**
 * The statement that would allow a denied call: the refused action with the narrowest resource our table knows for it, else the
 * resource of the message. Accounts that nobody told are taken from the message.
 */
export function statementToAdd(error: DeniedError, refusal: Refusal): string | undefined {
  const action = refusal.action ?? error.checks[0]?.action
  if (action === undefined) return undefined
  const check = checkFor(error.checks, action, refusal.resource)
  const account = refusal.resource?.split(':')[4] || refusal.principal?.split(':')[4]
  const filled = (text: string) =>
    withMarks(text, (kind, what) =>
      kind === 'anything' ? anything(what) : what === 'account' && account ? account : unread(what),
    )
  const resources = [check ? filled(check.resource) : (refusal.resource ?? '*')]
  const context = Object.fromEntries(Object.entries(check?.context ?? {}).map(([key, value]) => [key, filled(value)]))
  return printStatement({ actions: [action], resources, context })
}

function checkFor(checks: readonly Check[], action: string, resource: string | undefined): Check | undefined {
  const same = checks.filter((check) => check.action === action)
  return (
    same.find((check) => check.resource === resource) ??
    same.find((check) => unreadIn(check.resource).length > 0) ??
    same[0]
  )
}
