import type { Aws } from '../../calls/index.ts'
import { type SimulationResult, simulations } from '../../calls/operations/index.ts'
import type { LineNeed, Simulation } from '../../permissions/index.ts'

/** What IAM's simulator said. */
export interface Simulated {
  readonly denied: readonly LineNeed[]
  /** How many calls it took, at least. */
  readonly calls: number
  /** Keys of policies' conditions that it was not told. */
  readonly missingKeys: readonly string[]
}

/** Asks IAM's simulator about a principal. Throws DeniedError. */
export async function askSimulator(aws: Aws, principal: string, all: readonly Simulation[]): Promise<Simulated> {
  const step = aws.step('simulate the policies')
  const denied: LineNeed[] = []
  const missing = new Set<string>()
  for (const simulation of all) {
    const answers = await step.pages(asked(principal, simulation))
    const results = answers.take((list) => list, [])
    for (const key of results.flatMap(({ MissingContextValues = [] }) => MissingContextValues)) missing.add(key)
    denied.push(...deniedIn(simulation, results))
  }
  return { denied, calls: all.length, missingKeys: [...missing].sort() }
}

/** The request that a simulation is. */
export function asked(principal: string, { actions, resources, context }: Simulation) {
  return simulations({
    PolicySourceArn: principal,
    ActionNames: actions,
    ResourceArns: resources,
    ContextEntries: Object.entries(context).map(([name, value]) => ({
      ContextKeyName: name,
      ContextKeyType: typeof value === 'string' ? ('string' as const) : ('stringList' as const),
      ContextKeyValues: [value ?? []].flat(),
    })),
  })
}

/** The needs of a simulation that its answers do not allow. */
export function deniedIn({ needs }: Pick<Simulation, 'needs'>, results: readonly SimulationResult[]): LineNeed[] {
  const allowed = new Set(results.flatMap(allowedBy))
  return needs.filter(({ action, resource }) => !allowed.has(`${action} ${resource}`)).map(({ need }) => need)
}

/**
 * The pairs that are allowed. With several resources IAM may tell each as a result of its own, or within one; an organization's policy is told
 * beside the decision.
 */
function allowedBy(result: SimulationResult): string[] {
  const {
    EvalActionName = '',
    EvalResourceName = '*',
    EvalDecision,
    OrganizationsDecisionDetail: organization,
  } = result
  if (organization?.AllowedByOrganizations === false) return []
  const inner = (result.ResourceSpecificResults ?? []).map(
    ({ EvalResourceName: name = '', EvalResourceDecision }) => [name, EvalResourceDecision] as const,
  )
  return [[EvalResourceName, EvalDecision] as const, ...inner].flatMap(([resource, decision]) =>
    decision === 'allowed' ? [`${EvalActionName} ${resource}`] : [],
  )
}
