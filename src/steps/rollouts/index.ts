export { begin, takenBack, type Underway, underway, underwayAfter } from './begin.ts'
export type { Goal } from './goal.ts'
export {
  anyServiceDeployment,
  isUnderWay,
  type ListedDeployment,
  listedDeployments,
  newestFirst,
  pausedHooks,
} from './service-deployment.ts'
