import { type Answer, type Aws, anything } from '../calls/index.ts'
import {
  arn,
  registerTaskDefinition as register,
  revisionNameOf,
  type Tag,
  type TaskDefinitionAnswer,
} from '../calls/operations/index.ts'
import type { TaskDefinition } from '../settings/index.ts'

/** A revision that was registered, or would be. */
export interface Registered {
  /** The new revision's ARN. */
  readonly taskDefinition: string
  readonly answer: Answer<{ readonly taskDefinition?: TaskDefinitionAnswer; readonly tags?: readonly Tag[] }>
}

/** Registers a new revision, always: image tags are mutable, so that an equal text may mean another image. */
export async function registerTaskDefinition(aws: Aws, { input, family }: TaskDefinition): Promise<Registered> {
  const step = aws.step('register the task definition')
  const answer = await step.call(register(input))
  const taskDefinition = answer.take(
    (registered) => registered.taskDefinition?.taskDefinitionArn ?? '',
    arn(aws.place, 'ecs', `task-definition/${family}:${anything('new revision')}`),
  )
  const revision = revisionNameOf(taskDefinition)
  answer.see(() => {
    step.note(`registered ${revision}`)
    step.report({ type: 'registered', taskDefinition, revision })
  })
  return { taskDefinition, answer }
}
