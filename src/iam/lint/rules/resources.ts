import { type ArnPattern, arnPatternsOverlap } from '../../arn.ts'
import type { Statement, Text } from '../../policy.ts'
import { arnFormatPattern, resourceTypesOf } from '../../service-reference/index.ts'
import { type LintContext, listedActions, listNames } from '../context.ts'
import { explainResource, showFormat } from '../resource-forms.ts'
import { resourcePattern } from '../resource-pattern.ts'

/** A resource of a statement, as a pattern. */
interface Resource {
  readonly text: Text
  readonly pattern: ArnPattern
}

/** Where the checks of AWS differ from its table. */
const corrections: Readonly<Record<string, { readonly formats?: readonly string[]; readonly isAlsoAny?: boolean }>> = {
  // Checked on `*` unless the request names a container instance. https://github.com/fluent-aws/ecs-deploy/issues/119 reports one of several
  'ecs:ListTasks': { isAlsoAny: true },
  // On registering, tags are checked on the family without a revision.
  'ecs:TagResource': { formats: ['arn:{Partition}:ecs:{Region}:{Account}:task-definition/{Family}'] },
  'logs:DescribeLogGroups': { isAlsoAny: true },
  'cloudformation:DescribeStacks': { isAlsoAny: true },
}

/** Whether actions and resources of a statement belong together. */
export function checkResources(context: LintContext): void {
  if (context.kind === 'trust') return
  for (const statement of context.policy.statements) checkStatement(context, statement)
}

function checkStatement(context: LintContext, statement: Statement): void {
  if (statement.action.negated || !statement.resource || statement.resource.negated) return
  const resources = statement.resource.values.map((text) => ({ text, pattern: resourcePattern(text.value) }))
  if (resources.length === 0 || resources.some(({ pattern }) => pattern.kind !== 'parts')) return
  const unused = new Set<Resource>(resources)
  const stuck: { text: Text; actions: string[] }[] = []
  let isUnchecked = false
  for (const { text, entries, hasWildcard } of listedActions(statement, context)) {
    // An action that the service reference does not have may be checked on anything.
    if (entries.length === 0) isUnchecked = true
    let fits = false
    for (const { action } of entries) {
      const formats = formatsOf(action)
      for (const resource of resources) {
        if (!formats.some((format) => fitsFormat(resource, format))) continue
        unused.delete(resource)
        fits = true
      }
    }
    if (!fits && entries.length > 0 && !(hasWildcard && entries.length > 1))
      stuck.push({ text, actions: entries.map(({ action }) => action) })
  }
  const explained = new Set<Resource>()
  if (!isUnchecked) {
    const actions = listedActions(statement, context).flatMap(({ entries }) => entries.map(({ action }) => action))
    for (const resource of unused) {
      if (explainResource(context, resource.text, actions)) explained.add(resource)
    }
  }
  for (const { text, actions } of stuck) {
    if (unused.size === resources.length && explained.size === resources.length) continue
    reportStuck(context, text, actions)
  }
  if (isUnchecked || stuck.length > 0) return
  for (const resource of unused) {
    if (explained.has(resource)) continue
    const names = statement.action.values.map(({ value }) => value)
    context.report(
      'RESOURCE_UNUSED',
      resource.text.at,
      `${listNames(names)} ${names.length > 1 ? 'are' : 'is'} never checked on this resource`,
      {
        hint: 'it grants nothing here: take it out, or name the action that it is for',
      },
    )
  }
}

function reportStuck({ report }: LintContext, { value, at }: Text, actions: readonly string[]): void {
  const [action = value] = actions
  const types = resourceTypesOf(action) ?? []
  if (types.length === 0) {
    const message = `\`${value}\` knows no resources: it is checked on \`*\`, which no ARN matches`
    report('ACTION_NEVER_MATCHES', at, message, { hint: 'give it a statement of its own with `"Resource": "*"`' })
    return
  }
  const any = corrections[action]?.isAlsoAny === true ? ' or, mostly, on `*`' : ''
  const message = `\`${value}\` is checked on ${listNames(
    types.map(({ arnFormat }) => showFormat(arnFormat)),
    'or',
  )}${any}, which no resource here matches`
  report('ACTION_NEVER_MATCHES', at, message)
}

/** The format of an ARN that an action can be checked on. */
interface Format {
  readonly pattern: ArnPattern
  /** Names of buckets have no slash: `bucket/*` is about objects alone. */
  readonly isBucket: boolean
}

function formatsOf(action: string): Format[] {
  const formats = (resourceTypesOf(action) ?? []).map(({ arnFormat }) => arnFormat)
  return [...formats, ...(corrections[action]?.formats ?? [])].map((format) => ({
    pattern: arnFormatPattern(format),
    isBucket: format.endsWith(':s3:::{BucketName}'),
  }))
}

function fitsFormat({ text, pattern }: Resource, format: Format): boolean {
  return arnPatternsOverlap(pattern, format.pattern) && !(format.isBucket && text.value.includes('/'))
}
