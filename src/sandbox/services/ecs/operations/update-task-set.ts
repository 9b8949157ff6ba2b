import { scaleTaskSet } from '../machine/index.ts'
import { invalidParameter } from '../refuse.ts'
import { scaleIn, taskSetOperation } from '../task-sets/index.ts'

/** Scales a task set. */
export const updateTaskSet = taskSetOperation('UpdateTaskSet', (context, { service, set, input }) => {
  const scale = scaleIn(input)
  if (scale === undefined) throw invalidParameter('scale can not be blank.') // assumed: the text
  scaleTaskSet(context, service, set, scale)
})
