import { MARK_OPEN, withMarks } from '../calls/index.ts'

/** Marks of `anything` become `*`, `unread` ones a placeholder; what IAM would take for a wildcard or a variable is escaped. */
const written = (text: string, quote: (literal: string) => string): string => {
  // Marks go through as they are and are written out last, so that no escape touches what they become.
  const parts: string[] = []
  const holes = withMarks(text, (kind, what) => {
    parts.push(kind === 'anything' ? '*' : placeholder(what))
    return MARK_OPEN
  }).split(MARK_OPEN)
  return holes.map((literal, i) => quote(literal) + (parts[i] ?? '')).join('')
}

/** `${account}`: what the reader has to fill in. */
export const placeholder = (what: string): string => `\${${what}}`

/**
 * A resource as a policy names it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html (`${*}`, `${?}`, `${$}`, checked 2026-11)
 */
export const resourcePattern = (resource: string): string =>
  resource === '*'
    ? '*'
    : written(resource, (literal) => literal.replace(/[*?]|\$(?=\{)/g, (special) => `\${${special}}`))

/** A value of a condition that compares ARNs, or texts. */
export const conditionValue = (value: string): string =>
  written(value, (literal) => literal.replace(/\$(?=\{)/g, '${$}'))

/** Whether every resource that the narrow pattern covers is covered by the wide one; both hold marks, not stars. */
export const covers = (wide: string, narrow: string): boolean => {
  if (wide === '*' || wide === narrow) return true
  const pattern = withMarks(wide, (kind, what) => (kind === 'anything' ? '\uE002' : `\uE003${what}\uE004`))
  const text = withMarks(narrow, (kind, what) => (kind === 'anything' ? '\uE005' : `\uE003${what}\uE004`))
  const expression = pattern.split('\uE002').map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${expression.join('.*')}$`, 's').test(text)
}
