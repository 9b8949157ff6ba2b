import { UserError } from '../calls/index.ts'

/** The command line itself is wrong, or asks for help: `text` is printed as it is. */
export class UsageError extends UserError {
  constructor(message: string, hint?: string) {
    super('USAGE', message, { hint })
  }
}
