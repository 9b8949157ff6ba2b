export { beginByCodeDeploy, type CodeDeployChange, followed, standingTaskSets, underwayByCodeDeploy } from './begin.ts'
export { isOfTaskSets, lastOfCodeDeploy, lastTaskSet } from './explain-deployment.ts'
export { type FoundGroup, findGroup, groupByAttempt, lookForGroup } from './find-group.ts'
export { hooksOf } from './hooks.ts'
