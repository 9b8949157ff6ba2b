import { put } from '../../records.ts'
import { seeding } from '../../seed-error.ts'
import type { RequestContext } from '../../service.ts'
import { checkExports, newStack } from './make-stack.ts'
import { cloudFormationState, findStack } from './store.ts'

/** A stack to have. */
export interface SeedStack {
  readonly name: string
  /** Values by key. */
  readonly outputs?: Readonly<Record<string, string>>
  /** Names under which outputs are exported, by the outputs' keys. */
  readonly exports?: Readonly<Record<string, string>>
}

/** What a story may name of CloudFormation. */
export interface CloudFormationResources {
  readonly stacks?: readonly SeedStack[]
}

/** Adds stacks, and gives those that are there the outputs that are named. */
export function seed({ stacks = [] }: CloudFormationResources, context: RequestContext): void {
  for (const { name, outputs = {}, exports = {} } of stacks) {
    seeding(`stack ${name}`, () => {
      const stack = findStack(context.state, context, name) ?? newStack(name, context)
      const given = Object.entries(outputs).map(([key, value]) => {
        const exportName = exports[key]
        return { key, value, ...(exportName !== undefined && { exportName }) }
      })
      checkExports(given, name, context)
      stack.outputs = given
      put(cloudFormationState(context.state).stacks, name, stack)
    })
  }
}
