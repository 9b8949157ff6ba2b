export { beginByCodeDeploy, type CodeDeployChange, followed, standingTaskSets, underwayByCodeDeploy } from './begin.ts'
export { type FoundGroup, findGroup, lookForGroup } from './find-group.ts'
export { hooksOf } from './hooks.ts'
