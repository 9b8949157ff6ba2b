import { arnPatternsOverlap } from '../../arn.ts'
import { matchGlob, parseGlob } from '../../glob.ts'
import type { Statement } from '../../policy.ts'
import { arnFormatPattern, type ResourceType, resourceTypesOf } from '../../service-reference/index.ts'
import { type LintContext, listedActions, listNames } from '../context.ts'
import { showFormat } from '../resource-forms.ts'
import { resourcePattern } from '../resource-pattern.ts'

/**
 * Actions of ECS that are checked on several resources in one call: each must be allowed. Of other services AWS's table does not tell these
 * from those that take one resource of several kinds.
 */
export function checkRequiredResources(context: LintContext): void {
  const { policy, kind, report } = context
  if (kind !== 'identity' && kind !== 'session') return
  const allowing = policy.statements.filter(({ effect }) => effect.value === 'Allow')
  const seen = new Set<string>()
  for (const statement of allowing) {
    for (const { text, entries, hasWildcard } of listedActions(statement, context)) {
      const [entry] = entries
      if (!entry || hasWildcard || entry.service !== 'ecs' || seen.has(entry.action)) continue
      seen.add(entry.action)
      const required = (resourceTypesOf(entry.action) ?? []).filter((type) => type.required)
      const granting = allowing.filter((other) => grants(other, entry.action))
      const lacking = required.filter((type) => !granting.some((other) => isAllowedOn(other, type)))
      // Where none is allowed, the resources are the mistake.
      if (lacking.length === 0 || lacking.length === required.length) continue
      const names = listNames(lacking.map(({ name }) => name))
      report(
        'ACTION_RESOURCE_LACKING',
        text.at,
        `\`${text.value}\` is checked on the ${names} too, which is not allowed`,
        {
          hint: `add ${listNames(lacking.map(({ arnFormat }) => showFormat(arnFormat)))}`,
        },
      )
    }
  }
}

function grants({ action }: Statement, name: string): boolean {
  const isNamed = action.values.some(
    ({ value }) => matchGlob(parseGlob(value.toLowerCase()), name.toLowerCase()) === 'yes',
  )
  return isNamed !== action.negated
}

function isAllowedOn({ resource }: Statement, { arnFormat }: ResourceType): boolean {
  if (!resource || resource.negated) return true
  const format = arnFormatPattern(arnFormat)
  return resource.values.some(({ value }) => {
    const pattern = resourcePattern(value)
    return pattern.kind !== 'parts' || arnPatternsOverlap(pattern, format)
  })
}
