/** How somebody waits for a deployment: what makes them give it up, and what becomes of it then. Decided by flags. */
export interface Waiting {
  /** So many tasks that failed for a reason which cannot heal end it; 0: none do. */
  readonly failFast: number
  /** Seconds without progress that end the waiting; Infinity: none do. */
  readonly progressTimeout: number
  /** What becomes of the deployment when the user stops the command. */
  readonly onCancel: 'detach' | 'stop' | 'rollback'
}

/** Waits for as long as the command may. */
export const patient: Waiting = { failFast: 0, progressTimeout: Number.POSITIVE_INFINITY, onCancel: 'detach' }

/** `ROLLBACK` goes back to the revision before, `ABORT` leaves things as they are. */
export type StopType = 'ROLLBACK' | 'ABORT'
