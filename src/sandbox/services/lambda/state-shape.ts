import { named, object, optional, type Shape, text, time, word } from '../../state-shape.ts'
import type { HookAnswer, LambdaFunction, LambdaState } from './store.ts'

const hookAnswer: Shape<HookAnswer> = word('Succeeded', 'Failed')

const lambdaFunction = object<LambdaFunction>({
  name: text,
  roleArn: text,
  runtime: text,
  createdAt: time,
  hookAnswer,
  tags: optional(named(text)),
})

/** The form of what the sandbox remembers. */
export const lambdaShape = object<LambdaState>({ functions: named(lambdaFunction) })
