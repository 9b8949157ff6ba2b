import { put } from '../../records.ts'
import { seeding } from '../../seed-error.ts'
import { type RequestContext, ServiceError } from '../../service.ts'
import { findFunction, type HookAnswer, lambdaState } from './store.ts'

/** A function to have. */
export interface SeedFunction {
  readonly name: string
  /** What it answers as a hook of a deployment. Default: `Succeeded`. */
  readonly hookAnswer?: HookAnswer
}

/** What a story may name of Lambda. */
export interface LambdaResources {
  readonly functions?: readonly SeedFunction[]
}

/** Adds functions; one that is there answers hooks as it is named now. */
export function seed({ functions = [] }: LambdaResources, context: RequestContext): void {
  for (const { name, hookAnswer = 'Succeeded' } of functions) {
    seeding(`function ${name}`, () => {
      if (!/^[\w-]{1,64}$/.test(name)) throw new ServiceError('ValidationException', 'not the name of a function')
      const existing = findFunction(context.state, context, name)
      if (existing) existing.hookAnswer = hookAnswer
      else {
        const roleArn = `arn:${context.partition}:iam::${context.account}:role/${name}`
        const created = { name, roleArn, runtime: 'nodejs22.x', createdAt: context.now, hookAnswer }
        put(lambdaState(context.state).functions, name, created)
      }
    })
  }
}
