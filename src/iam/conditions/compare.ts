import { arnPattern, arnValue, matchArn } from '../arn.ts'
import { anyOf, type Match, matchGlob } from '../glob.ts'
import { compileTemplate, type Lookup, resolveTemplate } from '../template.ts'
import { hasUnknown } from '../unknown.ts'
import { type Address, contains, parseAddress, parseRange } from './address.ts'
import { parseDate } from './date.ts'
import { compareDecimals, parseDecimal } from './decimal.ts'
import type { Comparison } from './operator.ts'

/**
 * How one value of a request compares with the values of a policy, before any negation. `error`: the policy's value cannot be used, so an
 * Allow fails and a Deny applies. `unfit`: the request's value is of the wrong kind, so neither the operator nor its Not form is true.
 */
export type Outcome = Match | 'error' | 'unfit'

/** Compares one value of the request. */
export type Compare = (value: string, lookup: Lookup) => Outcome

/** Compiles the values under one key into a comparison. `variables`: the policy's version knows them. */
export function compileComparison(
  comparison: Exclude<Comparison, 'Null'>,
  values: readonly string[],
  variables: boolean,
): Compare {
  switch (comparison) {
    case 'StringEquals':
    case 'StringEqualsIgnoreCase':
    case 'StringLike':
      return compileStrings(comparison, values, variables)
    case 'ArnLike':
      return compileArns(values, variables)
    case 'Bool':
      // observed: only the word true, in any case, is true (N-bool-*); everything else counts as false.
      return known((value) => values.some((expected) => isTrue(expected) === isTrue(value)))
    case 'BinaryEquals':
      return known(
        (value) => decode(value) !== undefined && values.some((expected) => decode(expected) === decode(value)),
      )
    case 'IpAddress':
      return compileAddresses(values)
    default:
      return comparison.startsWith('Date')
        ? compileOrder(comparison.slice('Date'.length), values, parseDate, (a, b) => a - b)
        : compileOrder(comparison.slice('Numeric'.length), values, parseDecimal, compareDecimals)
  }
}

/** Whether a text is the word true. */
export function isTrue(text: string): boolean {
  return text.toLowerCase() === 'true'
}

/** A comparison of values that must be known: an unknown one may be anything. */
function known(test: (value: string) => boolean): Compare {
  return (value) => (hasUnknown(value) ? 'maybe' : test(value) ? 'yes' : 'no')
}

function compileStrings(comparison: Comparison, values: readonly string[], variables: boolean): Compare {
  const ignoreCase = comparison === 'StringEqualsIgnoreCase'
  const templates = values.map((value) => compileTemplate(value, { wildcards: comparison === 'StringLike', variables }))
  return (value, lookup) =>
    anyOf(templates, (template) => {
      const glob = resolveTemplate(template, lookup)
      if (!glob) return 'no'
      if (!ignoreCase) return matchGlob(glob, value)
      if (glob.exact === undefined || hasUnknown(value)) return 'maybe'
      return foldCase(glob.exact) === foldCase(value) ? 'yes' : 'no'
    })
}

/**
 * Letter case as AWS folds it: to lower case, a final sigma by its neighbours (N-str-ic-*), but characters outside the BMP as they are.
 */
function foldCase(text: string): string {
  const lower = text.toLowerCase()
  if (!/[\u{10000}-\u{10ffff}]/u.test(text)) return lower
  let folded = ''
  let at = 0
  for (const character of text) {
    const length = character.toLowerCase().length
    folded += character.length > 1 ? character : lower.slice(at, at + length)
    at += length
  }
  return folded
}

// The request's value is looked at first; then the patterns in order, until one fits or turns out to be no ARN (N-arn-bad-*, N-arn-list-*).
function compileArns(values: readonly string[], variables: boolean): Compare {
  const templates = values.map((value) => compileTemplate(value, { wildcards: true, variables }))
  return (text, lookup) => {
    // What has no part before its first colon that reads `arn` is no ARN; while that part is open, nobody knows.
    const [prefix = ''] = text.split(':', 1)
    if (hasUnknown(prefix)) return 'maybe'
    const value = arnValue(text)
    if (prefix !== 'arn' || (value.parts === undefined && value.isKnown)) return 'unfit'
    let result: Match = 'no'
    for (const template of templates) {
      const glob = resolveTemplate(template, lookup)
      if (!glob) continue
      const pattern = arnPattern(glob, false)
      if (pattern.kind === 'invalid') return 'error'
      const match = matchArn(pattern, value)
      if (match === 'yes') return 'yes'
      if (match === 'maybe') result = 'maybe'
    }
    return result
  }
}

function compileAddresses(values: readonly string[]): Compare {
  // A range that is none holds no address; the others still count (N-ip-list-*).
  const ranges = values.flatMap((value) => parseRange(value) ?? [])
  const isInside = (address: Address): boolean => ranges.some((range) => contains(range, address))
  return (value) => {
    if (hasUnknown(value)) return 'maybe'
    const address = parseAddress(value)
    return address ? (isInside(address) ? 'yes' : 'no') : 'unfit'
  }
}

/** Numbers and dates: what is none equals nothing, and is neither smaller nor greater. */
function compileOrder<T>(
  relation: string,
  values: readonly string[],
  parse: (text: string) => T | undefined,
  compare: (a: T, b: T) => number,
): Compare {
  const bounds = values.flatMap((value) => parse(value) ?? [])
  const holds = (order: number): boolean => {
    if (relation === 'LessThan') return order < 0
    if (relation === 'LessThanEquals') return order <= 0
    if (relation === 'GreaterThan') return order > 0
    if (relation === 'GreaterThanEquals') return order >= 0
    return order === 0
  }
  return known((value) => {
    const number = parse(value)
    return number !== undefined && bounds.some((bound) => holds(compare(number, bound)))
  })
}

/** The bytes of a Base64 text, or `undefined`; padding is not optional (N-bin-2). */
function decode(text: string): string | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  return atob(text)
}
