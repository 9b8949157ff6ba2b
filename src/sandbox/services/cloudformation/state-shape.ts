import { flag, jsonObject, list, named, object, optional, text, time, word } from '../../state-shape.ts'
import type { ChangeSet, CloudFormationState, Stack, StackOutput } from './store.ts'

const stackOutput = object<StackOutput>({
  key: text,
  value: text,
  description: optional(text),
  exportName: optional(text),
})

const changeSet = object<ChangeSet>({
  name: text,
  id: text,
  createdAt: time,
  isCreation: flag,
  request: jsonObject,
  isEmpty: flag,
  isExecuted: flag,
})

const stack = object<Stack>({
  name: text,
  id: text,
  createdAt: time,
  updatedAt: optional(time),
  deletedAt: optional(time),
  status: word('REVIEW_IN_PROGRESS', 'CREATE_COMPLETE', 'UPDATE_COMPLETE', 'DELETE_COMPLETE'),
  template: optional(text),
  description: optional(text),
  parameters: named(text),
  outputs: list(stackOutput),
  changeSets: optional(list(changeSet)),
  tags: named(text),
})

/** The form of what the sandbox remembers. */
export const cloudFormationShape = object<CloudFormationState>({ stacks: named(stack), deleted: list(stack) })
