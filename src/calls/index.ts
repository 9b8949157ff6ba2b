export type { Answer } from './answer.ts'
export {
  type Aws,
  aws,
  type Credentials,
  caller,
  type Lesson,
  type Principal,
  type Sending,
  type World,
} from './aws.ts'
export {
  type Call,
  type CallFacts,
  type Check,
  type Place,
  type RateGroup,
  type Repeat,
  read,
  type StatementName,
  write,
} from './call.ts'
export type { Clock } from './clock.ts'
export { type Driver, dry, type Grade, live, type Need } from './driver.ts'
export {
  DeniedError,
  Failure,
  Interrupted,
  OutcomeError,
  type Position,
  positionText,
  RemoteError,
  TimedOut,
  UserError,
} from './errors.ts'
export {
  anything,
  forPeople,
  isMarked,
  MARK_CLOSE,
  MARK_OPEN,
  type MarkKind,
  type Settled,
  settled,
  unread,
  unreadIn,
  withMarks,
} from './mark.ts'
export { partitionOfRegion } from './partition.ts'
export { type Plan, type PlannedNeed, type PlanOptions, plan } from './plan.ts'
export { checkRegion, isHostLabel } from './region.ts'
