export {
  requireExternal,
  requireServiceOfTaskSets,
  requireTaskSet,
  taskSetArn,
  taskSetCheck,
  taskSetNumber,
} from './access.ts'
export { taskSetOperation } from './change.ts'
export { scaleIn } from './scale.ts'
