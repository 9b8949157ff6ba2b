import {
  type Glob,
  globCovers,
  globOf,
  globsOverlap,
  glyphsOfGlob,
  type Match,
  matchesKnown,
  matchGlob,
  parseGlob,
} from './glob.ts'
import { compileTemplate, type Lookup, resolveTemplate, type Template } from './template.ts'
import { type Glyph, hasUnknown, star } from './unknown.ts'

const colon = 0x3a

/** The six parts of an ARN; the sixth keeps its colons. `undefined` when there are fewer. */
export interface Arn {
  readonly partition: string
  readonly service: string
  readonly region: string
  readonly account: string
  readonly resource: string
}

/** Takes an ARN apart. Unknown values and wildcards stay in their parts. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition = '', service = '', region = '', account = '', ...rest] = text.split(':')
  if (prefix !== 'arn' || rest.length === 0) return undefined
  return { partition, service, region, account, resource: rest.join(':') }
}

/** Puts an ARN together. */
export function formatArn(arn: Arn): string {
  return `arn:${arn.partition}:${arn.service}:${arn.region}:${arn.account}:${arn.resource}`
}

/** A compiled ARN pattern: `*` alone, or six parts between walls. */
export type ArnPattern =
  | { readonly kind: 'everything' }
  | { readonly kind: 'parts'; readonly parts: readonly Glob[]; readonly open: boolean }
  | { readonly kind: 'invalid' }

/** The resource of a request, cut once and matched many times. */
export interface ArnValue {
  readonly text: string
  readonly parts: readonly string[] | undefined
  /** Whether the ARN holds no unknown value. */
  readonly isKnown: boolean
}

/** Cuts the text of a request at the first five colons. */
export function arnValue(text: string): ArnValue {
  const parts = text.split(':')
  const isKnown = !hasUnknown(text)
  if (parts.length < 6) return { text, parts: undefined, isKnown }
  return { text, parts: [...parts.slice(0, 5), parts.slice(5).join(':')], isKnown }
}

/**
 * Cuts a pattern at the first five colons: they are walls that no wildcard crosses.
 * @param padded identity policies may leave out trailing parts, which then are `*`
 */
export function arnPattern(glob: Glob, padded: boolean): ArnPattern {
  if (glob.everything) return { kind: 'everything' }
  const parts: Glyph[][] = [[]]
  for (const glyph of glyphsOfGlob(glob)) {
    if (glyph === colon && parts.length < 6) parts.push([])
    else parts.at(-1)?.push(glyph)
  }
  if (parts.length === 1 || (parts.length < 6 && !padded)) return { kind: 'invalid' }
  while (parts.length < 6) parts.push([star])
  return { kind: 'parts', parts: parts.map(globOf), open: glob.open }
}

/** Reads a pattern of an ARN in which `*` and `?` are wildcards. */
export function parseArnPattern(source: string, padded: boolean): ArnPattern {
  if (/^\*+$/.test(source)) return { kind: 'everything' }
  const parts = source.split(':')
  if (parts.length === 1 || (parts.length < 6 && !padded)) return { kind: 'invalid' }
  const six = [...parts.slice(0, 5), ...(parts.length > 5 ? [parts.slice(5).join(':')] : [])]
  while (six.length < 6) six.push('*')
  const globs = six.map(parseGlob)
  return { kind: 'parts', parts: globs, open: globs.some(({ open }) => open) }
}

/** Matches a compiled ARN pattern. `*`, which stands for "no resource" in a request, is matched by everything-patterns only. */
export function matchArn(pattern: ArnPattern, value: ArnValue): Match {
  if (pattern.kind === 'everything') return 'yes'
  if (pattern.kind === 'invalid') return 'no'
  if (value.parts === undefined) return value.isKnown ? 'no' : 'maybe'
  const isKnown = value.isKnown && !pattern.open
  let result: Match = 'yes'
  // From the right: resources differ more often than partitions.
  for (let index = 5; index >= 0; index--) {
    const part = pattern.parts[index]
    const text = value.parts[index]
    if (part === undefined || text === undefined) return 'no'
    if (isKnown) {
      if (!matchesKnown(part, text)) return 'no'
      continue
    }
    const match = matchGlob(part, text)
    if (match === 'no') return 'no'
    if (match === 'maybe') result = 'maybe'
  }
  return result
}

/**
 * Whether the pattern of a policy's Resource matches an ARN, whatever stands for unknown values in the ARN.
 * The first five colons are walls; inside the sixth part `*` crosses colons and slashes.
 * @example arnMatches('arn:aws:ecs:*:111122223333:service/app/*', 'arn:aws:ecs:eu-west-1:111122223333:service/app/web') // true
 */
export function arnMatches(pattern: string, arn: string): boolean {
  return matchArn(parseArnPattern(pattern, true), arnValue(arn)) === 'yes'
}

/** Whether some ARN is matched by both patterns. `*` in a request (no resource) is matched by neither part. */
export function arnPatternsOverlap(a: ArnPattern, b: ArnPattern): boolean {
  if (a.kind === 'invalid' || b.kind === 'invalid') return false
  if (a.kind === 'everything' || b.kind === 'everything') return true
  return a.parts.every((part, index) => globsOverlap(part, b.parts[index] ?? part))
}

/** Whether the first pattern matches every ARN that the second one matches. */
export function arnPatternCovers(wide: ArnPattern, narrow: ArnPattern): boolean {
  if (wide.kind === 'everything') return true
  if (wide.kind === 'invalid' || narrow.kind !== 'parts') return false
  return wide.parts.every((part, index) => globCovers(part, narrow.parts[index] ?? part))
}

/** A pattern of a policy's Resource, compiled as far as its variables allow. */
export interface ResourcePattern {
  readonly template: Template
  readonly fixed: ArnPattern | undefined
  readonly padded: boolean
}

/** Compiles one pattern of Resource or NotResource. */
export function compileResource(source: string, options: { variables: boolean; padded: boolean }): ResourcePattern {
  const { variables, padded } = options
  const template = compileTemplate(source, { wildcards: true, variables })
  if (!variables || !source.includes('${')) return { template, fixed: parseArnPattern(source, padded), padded }
  return { template, fixed: template.fixed && arnPattern(template.fixed, padded), padded }
}

/** Matches one pattern of Resource; a variable without a value matches nothing. */
export function matchResource(pattern: ResourcePattern, value: ArnValue, lookup: Lookup): Match {
  if (pattern.fixed) return matchArn(pattern.fixed, value)
  const glob = resolveTemplate(pattern.template, lookup)
  return glob ? matchArn(arnPattern(glob, pattern.padded), value) : 'no'
}
