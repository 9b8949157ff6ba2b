export { announceChange } from './announce-change.ts'
export { type AppSpec, appSpecOf } from './app-spec.ts'
export { asRole } from './assume-role.ts'
export { type ContainerLog, logsOf, streamOf, whyNoLog } from './container-log.ts'
export { type Controller, controllerOf, expectedController, externalAdvice } from './controller.ts'
export { type Edit, editedProject, requireRunning } from './edited-project.ts'
export { rolesOfExpress } from './express-roles.ts'
export { liveExpressDefinition, requireExpress } from './express-service.ts'
export { reportFailedTasks } from './failure/index.ts'
export { findExistingService, findService } from './find-service.ts'
export { newestRevision } from './newest-revision.ts'
export { type LiveRole, readRolePolicies } from './read-role-policies.ts'
export { registerTaskDefinition } from './register-task-definition.ts'
export {
  familyOfService,
  revisionOf,
  rolesOfRevision,
  runningRevision,
  taskDefinitionOfService,
  type WhichRevision,
  whichRevision,
} from './revision.ts'
export { type RevisionsInUse, revisionsInUse, revisionsInUseByAny } from './revisions-in-use.ts'
export { explainRollout } from './rollouts/explain-rollout.ts'
export {
  anyServiceDeployment,
  anyServiceRevision,
  begin,
  beginByCodeDeploy,
  deploymentOf,
  type FoundGroup,
  findGroup,
  followed,
  type Goal,
  groupByAttempt,
  hasLeft,
  hooksOf,
  isUnderWay,
  type ListedDeployment,
  latestPicture,
  listedDeployments,
  newestFirst,
  onePicture,
  type Picture,
  pausedHooks,
  serviceDeploymentOf,
  standingTaskSets,
  takenBack,
  type Underway,
  underwayAfter,
  underwayOfExpress,
  underwayOfService,
  type Waiting,
} from './rollouts/index.ts'
export { readServiceRevision } from './service-revision.ts'
export { type Shown, shownOf, shownOfFile } from './shown.ts'
export { arnOfService, targetOf } from './target.ts'
export { type TasksOf, tasksOf } from './tasks-of.ts'
export { type TaskEnd, waitUntilRunning, watchTasks } from './watch-tasks.ts'
