export { type BlockPorts, blockDrawer } from './block.ts'
export { type Ending, endings } from './endings.ts'
export type { DeploymentView, Event, HealthView, PausedHookView, Scope, TargetGroupView } from './events.ts'
export type {
  CauseView,
  FailureReport,
  ImageView,
  Moment,
  StoppedGroupView,
  StoppedTaskView,
  TargetView,
} from './failure-report.ts'
export { jsonReporter } from './json.ts'
export { type ErrorView, LAST_EVENT_VERSION, type LastEvent, type WriteView } from './last-event.ts'
export { clean } from './lines.ts'
export { liveReporter, type Screen } from './live.ts'
export { reportLines } from './report-text.ts'
export { createSecrets, maskError, maskEvent, type Secrets } from './secrets.ts'
export { type Colours, type Reporter, textReporter, type Writers } from './text.ts'
