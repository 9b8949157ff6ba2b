export {
  requireExternal,
  requireServiceOfTaskSets,
  requireTaskSet,
  taskSetArn,
  taskSetCheck,
  taskSetNumber,
} from './access.ts'
export { scaleIn } from './scale.ts'
