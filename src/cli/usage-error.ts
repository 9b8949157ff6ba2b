import { UserError } from '../calls/index.ts'

/** The command line itself is wrong. */
export class UsageError extends UserError {
  constructor(message: string, hint?: string) {
    super('USAGE', message, { hint })
  }
}
