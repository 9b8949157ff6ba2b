import { MARK_OPEN, SECRET_SUFFIX, withMarks } from '../calls/index.ts'

/** Marks of `anything` become `*`, `unread` ones a placeholder; what IAM would take for a wildcard or a variable is escaped. */
function written(text: string, quote: (literal: string) => string): string {
  // Marks go through as they are and are written out last, so that no escape touches what they become.
  const parts: string[] = []
  const holes = withMarks(text, (kind, what) => {
    parts.push(kind === 'unread' ? placeholder(what) : what === SECRET_SUFFIX ? '??????' : '*')
    return MARK_OPEN
  }).split(MARK_OPEN)
  return holes.map((literal, i) => quote(literal) + (parts[i] ?? '')).join('')
}

/** `${account}`: what the reader has to fill in. */
export function placeholder(what: string): string {
  return `\${${what}}`
}

/**
 * A resource as a policy names it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html (`${*}`, `${?}`, `${$}`, checked 2026-11)
 */
export function resourcePattern(resource: string): string {
  return resource === '*'
    ? '*'
    : written(resource, (literal) => literal.replace(/[*?]|\$(?=\{)/g, (special) => `\${${special}}`))
}

/** A value of a condition that compares ARNs, or texts. */
export function conditionValue(value: string): string {
  return written(value, (literal) => literal.replace(/\$(?=\{)/g, '${$}'))
}

/** Whether more than one resource may be meant. */
export function isPattern(resource: string): boolean {
  return resource === '*' || resource.includes(`${MARK_OPEN}*`)
}

/** Tells whether every resource that another pattern covers is covered by this one; both hold marks, not stars. */
export function coverage(wide: string): (narrow: string) => boolean {
  if (wide === '*') return () => true
  if (!isPattern(wide)) return (narrow) => narrow === wide
  const start = wide.slice(0, wide.indexOf(MARK_OPEN))
  let expression: RegExp | undefined
  return (narrow) => {
    if (!narrow.startsWith(start)) return false
    expression ??= expressionOf(wide)
    return expression.test(flat(narrow, '\uE005'))
  }
}

/** `anything` as one character, `unread` marks as themselves. */
function flat(text: string, anything: string): string {
  return withMarks(text, (kind, what) => (kind === 'anything' ? anything : `\uE003${what}\uE004`))
}

function expressionOf(wide: string): RegExp {
  const literals = flat(wide, '\uE002').split('\uE002')
  return new RegExp(`^${literals.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 's')
}
