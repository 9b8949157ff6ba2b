import { groupsOf, unreadIn, withMarks } from '../calls/index.ts'
import type { Context } from '../iam/index.ts'
import { requestOf } from './need-request.ts'
import type { LineNeed } from './statements.ts'

/** A need as IAM's simulator is asked about it. */
export interface SimulatedNeed {
  readonly need: LineNeed
  readonly action: string
  readonly resource: string
}

/** One call of the simulator: each action on each resource, all under one context. */
export interface Simulation {
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  readonly context: Context
  readonly needs: readonly SimulatedNeed[]
}

/** What can be simulated, in as few calls as there are contexts, and what cannot, because nobody has read it. */
export interface Simulations {
  readonly simulations: readonly Simulation[]
  readonly unread: readonly LineNeed[]
}

/** What one page of the simulator's answers holds: a call of more takes further calls. */
const MOST_RESULTS = 1000

/**
 * Makes simulations of needs. Needs with the same context share a call: the simulator crosses all actions with all resources, and what nobody
 * asked of the answers is left aside. Ids that AWS draws are such as it draws.
 */
export function simulationsOf(needs: readonly LineNeed[], account: string, principal: string): Simulations {
  const isRead = (need: LineNeed) =>
    [need.resource, ...Object.values(need.context ?? {})].every((text) => unreadIn(text).length === 0)
  const groups = new Map<string, Group>()
  for (const need of needs.filter(isRead)) {
    const request = requestOf(need, account)
    const context = { ...request.context, 'aws:PrincipalArn': principal }
    const key = JSON.stringify(Object.entries(context).sort())
    const group: Group = groups.get(key) ?? { context, needs: [] }
    group.needs.push({ need, action: need.action, resource: drawn(need.resource) })
    groups.set(key, group)
  }
  return { simulations: [...groups.values()].flatMap(chunks), unread: needs.filter((need) => !isRead(need)) }
}

interface Group {
  readonly context: Context
  readonly needs: SimulatedNeed[]
}

function chunks({ context, needs }: Group): Simulation[] {
  const actions = distinct(needs.map(({ action }) => action))
  const resources = distinct(needs.map(({ resource }) => resource))
  const size = Math.max(1, Math.floor(MOST_RESULTS / actions.length))
  return groupsOf(resources, size).map((some) => {
    return { context, actions, resources: some, needs: needs.filter(({ resource }) => some.includes(resource)) }
  })
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort()
}

/** A revision is a number, everything else that AWS draws a row of hexadecimal digits. */
function drawn(resource: string): string {
  return withMarks(resource, (_, what) =>
    what.includes('revision') && !what.includes('service') ? '1' : '0'.repeat(32),
  )
}
