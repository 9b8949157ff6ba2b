import type { RollbackEvent } from '../../calls/operations/index.ts'
import { type Goal, type Waiting, type WhichRevision, whichRevision } from '../../steps/index.ts'
import { waitingOf } from '../waiting.ts'
import { type AutoScaling, autoScalingOf } from './auto-scaling.ts'
import type { DeployOptions } from './options.ts'
import { rollbackEventsOf } from './rollback-events.ts'

/** What a deployment is to do: what the flags say, without their special values. `scale` and `refresh` are intents, too. */
export interface Intent {
  readonly which: WhichRevision
  /** Absent: as in the service definition, or as it is. */
  readonly tasks: number | undefined
  readonly isForced: boolean
  /** Whether the service is brought in line with its definition. */
  readonly updatesService: boolean
  readonly ifChanged: boolean
  readonly waits: boolean
  readonly goal: Goal
  /** Events at which CodeDeploy takes its deployment back. */
  readonly rollbackEvents: readonly RollbackEvent[]
  /** What becomes of the service's auto scaling; absent: nothing. */
  readonly autoScaling?: AutoScaling | undefined
  /** Default: for as long as the command may. */
  readonly waiting?: Waiting
  /** Where another deployment is on its way. Default: it is replaced, without a word. */
  readonly ifInFlight?: 'replace' | 'wait' | 'fail'
}

/** Throws UserError where flags contradict each other. */
export function intentOf(options: DeployOptions): Intent {
  return {
    which: whichRevision(options),
    tasks: options.tasks < 0 ? undefined : options.tasks,
    isForced: options.forceNewDeployment,
    updatesService: options.updateService,
    ifChanged: options.ifChanged,
    waits: options.wait,
    goal: options.waitUntil,
    rollbackEvents: rollbackEventsOf(options.rollbackEvents),
    autoScaling: autoScalingOf(options),
    waiting: waitingOf(options),
    ifInFlight: options.ifInFlight,
  }
}
