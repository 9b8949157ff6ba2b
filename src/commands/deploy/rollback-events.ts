import { UserError } from '../../calls/index.ts'
import { type RollbackEvent, rollbackEvents } from '../../calls/operations/index.ts'

/** Throws UserError for an event that CodeDeploy does not have. */
export function rollbackEventsOf(given: readonly string[]): readonly RollbackEvent[] {
  return given.map((text) => {
    const event = rollbackEvents.find((one) => one === text)
    if (event) return event
    throw new UserError('OPTION_INVALID', `invalid value \`${text}\` for \`--rollback-events\``, {
      hint: `one of ${rollbackEvents.map((one) => `\`${one}\``).join(', ')}`,
    })
  })
}
