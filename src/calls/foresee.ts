import type { Aws } from './aws.ts'
import type { Context } from './context.ts'
import { explore, type PlannedNeed, type Planner } from './explore.ts'
import type { PlanOptions } from './plan-options.ts'
import { silent } from './silent.ts'

/** Plans a body through the context's door; see `Aws.foresee`. */
export async function foresee(
  context: Context,
  body: (aws: Aws) => Promise<unknown>,
  { lookups = false }: { readonly lookups?: boolean } = {},
): Promise<readonly PlannedNeed[]> {
  // Who plans sends no lookup, whoever asks for it.
  const areSent = lookups && context.interpreter.sends('lookup', { access: 'read', input: {} })
  const options: PlanOptions = areSent ? { reading: 'lookups' } : {}
  const planner: Planner = { options, questions: new Set(), paths: [], remembered: new Map() }
  const quiet = silent(context.world, options.reading)
  const { needs, failure } = await explore(
    planner,
    (interpreter) => body(context.open({ ...context, world: quiet, interpreter })),
    { title: context.title, isFresh: true },
  )
  if (failure) throw failure
  return needs
}
