import type { Mismatch } from './match-statement.ts'
import type { Statement, Text } from './policy.ts'
import type { PreparedRequest } from './request.ts'
import { describeUnknowns } from './unknown.ts'

/** Says why a statement does not match, or (with unknown values) why that is not certain. */
export function explainMismatch(
  mismatch: Mismatch,
  statement: Statement,
  request: PreparedRequest,
  uncertain: boolean,
): string {
  const verb = uncertain ? 'may not' : 'does not'
  switch (mismatch.element) {
    case 'principal':
      return `its ${statement.principal?.negated ? 'NotPrincipal leaves out' : 'Principal does not name'} \`${request.caller.id}\``
    case 'action':
      if (statement.action.negated) return `its NotAction leaves out \`${request.actionAsked}\``
      return `its Action ${list(statement.action.values)} ${verb} match \`${request.actionAsked}\``
    case 'resource': {
      const resource = describeUnknowns(request.resource.text)
      const patterns = list(statement.resource?.values ?? [])
      if (statement.resource?.negated) return `its NotResource ${patterns} leaves out \`${resource}\``
      return `its Resource ${patterns} ${verb} match \`${resource}\``
    }
    case 'condition': {
      const { operator, key, values } = mismatch.condition
      const wanted = `${operator.value} wants \`${key.value}\` against ${list(values)}`
      if (mismatch.actual === undefined) return `its condition fails: ${wanted}, and the request does not have the key`
      const actual = typeof mismatch.actual === 'string' ? [mismatch.actual] : mismatch.actual
      const has = actual.map((value) => `\`${describeUnknowns(value)}\``).join(', ')
      return `its condition ${uncertain ? 'may fail' : 'fails'}: ${wanted}, and the request has ${has || 'no value'}`
    }
  }
}

function list(values: readonly Text[]): string {
  const shown = values.slice(0, 3).map(({ value }) => `\`${describeUnknowns(value)}\``)
  return values.length > 3 ? `${shown.join(', ')} and ${values.length - 3} more` : shown.join(', ') || '(none)'
}
