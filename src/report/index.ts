export type { DeploymentView, Event, StoppedTaskView } from './events.ts'
