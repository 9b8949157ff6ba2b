export { advance, nextEvent } from './advance.ts'
export { agentStatusOf } from './agent.ts'
export { createTask, resolvePlatform, runsOnFargate, type TaskOrder } from './create-task.ts'
export { planDeletion } from './delete-definition.ts'
export {
  beginDeployment,
  currentServiceDeployment,
  isUnderWay,
} from './deployment.ts'
export { beginDraining } from './drain.ts'
export { hasEnded, healthStatusOf, isReady } from './health.ts'
export {
  instanceLoad,
  instancesChanged,
  instancesOfDaemon,
  isPlace,
  type NoRoom,
  placeOnInstance,
} from './instances.ts'
export { launchTypeOf, nextProvider, placementFailure, providerOf } from './launch.ts'
export { runtimeId } from './log-destination.ts'
export { wakeScheduler } from './notice.ts'
export { releaseInstance } from './release-instance.ts'
export { roleProblem } from './role-problem.ts'
export { requestStop, resolveHook } from './stages.ts'
export { stopTask } from './stop-task.ts'
export { addTaskSet, adoptTaskSet, computedCountOf, drainTaskSet, makePrimary, scaleTaskSet } from './task-sets.ts'
export { revisions, scheduler } from './times.ts'
export { attemptOfRun } from './turns.ts'
