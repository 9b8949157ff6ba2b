export { begin, takenBack, underwayAfter } from './begin.ts'
export { deploymentOf, hasLeft, serviceDeploymentOf } from './behind.ts'
export {
  beginByCodeDeploy,
  type FoundGroup,
  findGroup,
  followed,
  groupByAttempt,
  hooksOf,
  standingTaskSets,
} from './code-deploy/index.ts'
export { primaryOf } from './deployment-status.ts'
export { underwayOfExpress } from './express.ts'
export type { Goal } from './goal.ts'
export { latestPicture, onePicture, type Picture } from './one-picture.ts'
export {
  anyServiceDeployment,
  anyServiceRevision,
  isUnderWay,
  type ListedDeployment,
  listedDeployments,
  newestFirst,
  pausedHooks,
} from './service-deployment.ts'
export type { Underway } from './underway.ts'
export { underwayOfService } from './underway-of-service.ts'
export type { Waiting } from './waiting.ts'
