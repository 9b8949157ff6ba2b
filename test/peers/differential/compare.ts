import { type Clients, calls } from './calls.ts'

/** The outcome of a call as far as it can be compared: a refusal, or the members of an answer with their values. */
type Outcome = Readonly<Record<string, string>>

/** A value that differs from run to run is shown as its kind. */
function shown(value: unknown): string {
  if (value instanceof Date) return '<time>'
  if (typeof value !== 'string') return JSON.stringify(value) ?? 'undefined'
  if (value.startsWith('arn:')) return '<ARN>'
  if (/^[\da-f]{8}-[\da-f-]{27}$/.test(value)) return '<id>'
  return value.replaceAll(/\b\d{12}\b/g, '<account>').replaceAll(/\b(AROA[A-Z0-9]{16,}|[\da-f]{16,}|\d{8,})\b/g, '<id>')
}

/** Members by their path; those of lists are told once, by the first item. Empty lists and members that are not there are the same to a client. */
function members(value: unknown, path: string, found: Record<string, string>): Record<string, string> {
  if (Array.isArray(value)) {
    if (value.length > 0) members(value[0], `${path}[]`, found)
  } else if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    for (const [name, member] of Object.entries(value)) {
      if (name !== '$metadata') members(member, path === '' ? name : `${path}.${name}`, found)
    }
  } else if (value !== undefined && value !== null) found[path] = shown(value)
  return found
}

/** The outcomes of all calls, in their order. */
export async function outcomesOf(clients: Clients): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>()
  for (const { name, send } of calls) {
    const outcome = await send(clients).then(
      (answer) => members(answer, '', {}),
      (error: Error) => ({ error: error.name, message: shown(error.message) }),
    )
    outcomes.set(name, outcome)
  }
  return outcomes
}

/** How the outcomes of a peer differ from ours, in words: one line for each call that differs. */
export function differences(ours: Map<string, Outcome>, theirs: Map<string, Outcome>): Record<string, string> {
  const lines: Record<string, string> = {}
  for (const [name, own] of ours) {
    const other = theirs.get(name) ?? {}
    const line = differenceOf(own, other)
    if (line !== '') lines[name] = line
  }
  return lines
}

function differenceOf(own: Outcome, other: Outcome): string {
  if (own['error'] !== undefined || other['error'] !== undefined) {
    const [a, b] = [refusal(own), refusal(other)]
    return a === b ? '' : `sandbox: ${a}; peer: ${b}`
  }
  const only = (a: Outcome, b: Outcome): string[] => Object.keys(a).filter((path) => b[path] === undefined)
  const parents = (paths: readonly string[]): string => [...new Set(paths.map(parentOf))].sort().join(', ')
  const values = Object.keys(own).filter((path) => other[path] !== undefined && other[path] !== own[path])
  const parts = [
    ['only in the sandbox', parents(only(own, other))],
    ['only in the peer', parents(only(other, own))],
    ['values', values.map((path) => `${path} ${own[path]} / ${other[path]}`).join(', ')],
  ]
  return parts
    .filter(([, text]) => text !== '')
    .map(([title, text]) => `${title}: ${text}`)
    .join('; ')
}

/** A member of a resource, without what is below it. */
function parentOf(path: string): string {
  return path.split('.').slice(0, 2).join('.').replace(/\[\]$/, '')
}

function refusal(outcome: Outcome): string {
  return outcome['error'] === undefined ? 'an answer' : `${outcome['error']} "${outcome['message']}"`
}
