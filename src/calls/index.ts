export type { Answer, Attempt, Heard, Outcome } from './answer.ts'
export type { Aws, Choice, Confirmation, Ended, Fact, Guard, Unlisted } from './aws.ts'
export {
  type Call,
  type CallFacts,
  type Check,
  type Listing,
  type Place,
  type RateGroup,
  type Repeat,
  read,
  type StatementName,
  type TagKeys,
  write,
} from './call.ts'
export type { Clock } from './clock.ts'
export { type ErrorCode, type ErrorKind, errorCodes } from './error-codes.ts'
export {
  DeniedError,
  Failure,
  Interrupted,
  Mistakes,
  OutcomeError,
  PlanLimit,
  type Position,
  positionText,
  RemoteError,
  type StopSignal,
  TimedOut,
  throwMistakes,
  UserError,
  WriteUnderWay,
} from './errors.ts'
export type { PlannedNeed, PlannedPath } from './explore.ts'
export { groupsOf } from './groups-of.ts'
export { dry, type Grade, type Interpreter, live, type Need, type Purpose, unsent } from './interpreter.ts'
export type {
  Conversation,
  Exit,
  LocalEffect,
  LocalPorts,
  LocalRequest,
  LocalResponse,
  SpawnOptions,
} from './local.ts'
export {
  anything,
  forPeople,
  isMarked,
  MARK_CLOSE,
  MARK_OPEN,
  type MarkKind,
  SECRET_SUFFIX,
  type Settled,
  settled,
  unread,
  unreadIn,
  unset,
  unsetVariable,
  withMarks,
} from './mark.ts'
export { aws } from './open.ts'
export { partitionOfRegion } from './partition.ts'
export { type Plan, plan } from './plan.ts'
export type { PlanOptions } from './plan-options.ts'
export { printPaths } from './print-paths.ts'
export { checkRegion, isHostLabel } from './region.ts'
export { LATE_LOOKS } from './wait.ts'
export { type Credentials, caller, type Principal, type Prompt, type Sending, type World } from './world.ts'
