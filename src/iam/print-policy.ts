import type {
  OneOrMany,
  Patterns,
  Policy,
  PolicyDocument,
  Principals,
  Statement,
  StatementDocument,
  Text,
} from './policy.ts'

/** Turns a policy that was read into plain data, in AWS's order of elements. */
export function toDocument(policy: Policy): PolicyDocument {
  return {
    ...(policy.version && { Version: policy.version.value }),
    ...(policy.id && { Id: policy.id.value }),
    Statement: policy.statements.map(statementToDocument),
  }
}

/** Turns a statement that was read into plain data. */
export function statementToDocument(statement: Statement): StatementDocument {
  const { sid, effect, principal, action, resource, conditions } = statement
  return {
    ...(sid && { Sid: sid.value }),
    Effect: effect.value,
    ...(principal && { [principal.negated ? 'NotPrincipal' : 'Principal']: principalsToDocument(principal) }),
    ...patternsToDocument('Action', action),
    ...(resource && patternsToDocument('Resource', resource)),
    ...(conditions.length > 0 && { Condition: conditionsToDocument(statement) }),
  }
}

function patternsToDocument(name: 'Action' | 'Resource', patterns: Patterns): Record<string, OneOrMany> {
  return { [patterns.negated ? `Not${name}` : name]: oneOrMany(patterns.values) }
}

function principalsToDocument({ everyone, entries }: Principals): '*' | Record<string, OneOrMany> {
  if (everyone) return '*'
  const byType = new Map<string, Text[]>()
  for (const { type, value } of entries) byType.set(type, [...(byType.get(type) ?? []), value])
  return Object.fromEntries([...byType].map(([type, values]) => [type, oneOrMany(values)]))
}

function conditionsToDocument({ conditions }: Statement): Record<string, Record<string, OneOrMany>> {
  const operators: [string, [string, OneOrMany][]][] = []
  for (const { operator, key, values } of conditions) {
    const known = operators.find(([name]) => name === operator.value)
    const entry: [string, OneOrMany] = [key.value, oneOrMany(values)]
    if (known) known[1].push(entry)
    else operators.push([operator.value, [entry]])
  }
  return Object.fromEntries(operators.map(([operator, keys]) => [operator, Object.fromEntries(keys)]))
}

function oneOrMany(values: readonly Text[]): OneOrMany {
  const [first] = values
  return values.length === 1 && first ? first.value : values.map(({ value }) => value)
}

/** Prints a policy as JSON with two spaces of indent and no newline at the end; `parsePolicy` reads the same policy back. */
export function printPolicy(policy: Policy | PolicyDocument): string {
  return JSON.stringify('statements' in policy ? toDocument(policy) : policy, undefined, 2)
}
