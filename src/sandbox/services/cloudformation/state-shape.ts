import { list, named, object, optional, text, time, word } from '../../state-shape.ts'
import type { CloudFormationState, Stack, StackOutput } from './store.ts'

const stackOutput = object<StackOutput>({
  key: text,
  value: text,
  description: optional(text),
  exportName: optional(text),
})

const stack = object<Stack>({
  name: text,
  id: text,
  createdAt: time,
  updatedAt: optional(time),
  deletedAt: optional(time),
  status: word('CREATE_COMPLETE', 'UPDATE_COMPLETE', 'DELETE_COMPLETE'),
  description: optional(text),
  parameters: named(text),
  outputs: list(stackOutput),
  tags: named(text),
})

/** The form of what the sandbox remembers. */
export const cloudFormationShape = object<CloudFormationState>({ stacks: named(stack), deleted: list(stack) })
