import { optionalFlag } from '../input.ts'
import { drainTaskSet } from '../machine/index.ts'
import { invalidParameter } from '../refuse.ts'
import { taskSetOperation } from '../task-sets/index.ts'

/** Has a task set go; one that is not scaled to 0 only with `force`. */
export const deleteTaskSet = taskSetOperation('DeleteTaskSet', (context, { service, set, input }) => {
  // assumed: the text; the rule is https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteTaskSet.html (checked 2026-11)
  if (set.scale > 0 && !optionalFlag(input, 'force')) {
    throw invalidParameter('The task set cannot be deleted while it is scaled above 0.')
  }
  drainTaskSet(context, service, set)
})
