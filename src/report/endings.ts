/**
 * How commands end. The exit codes of `--exit-codes`, their documentation, and the outcome that the last event of a command bears are this
 * one table. Without `--exit-codes` whatever is not 0 is 1, as in ecspresso.
 */
export const endings = {
  succeeded: { code: 0, meaning: 'done' },
  error: { code: 1, meaning: 'anything else' },
  usage: { code: 2, meaning: 'the command line, a file or the setup of this machine is wrong' },
  denied: { code: 3, meaning: 'IAM or the credentials do not allow it' },
  failed: { code: 4, meaning: 'the deployment or a task failed' },
  'rolled-back': { code: 5, meaning: 'the deployment was rolled back' },
  superseded: { code: 6, meaning: 'another deployment took the place of this one' },
  'timed-out': { code: 7, meaning: 'the time was up, and it still goes on' },
  unreachable: { code: 9, meaning: 'AWS cannot be reached, or throttles to the end' },
  'hung-up': { code: 129, meaning: 'stopped by SIGHUP' },
  interrupted: { code: 130, meaning: 'stopped by SIGINT' },
  terminated: { code: 143, meaning: 'stopped by SIGTERM' },
} as const satisfies Readonly<Record<string, { readonly code: number; readonly meaning: string }>>

/** The outcome of a command, in a word for machines. */
export type Ending = keyof typeof endings
