import { invalidParameter } from './input.ts'

/**
 * A filter pattern of terms as a function: all plain terms, one of those with `?`, none of those with `-`; quotes keep spaces.
 * Patterns for JSON (`{…}`) and columns (`[…]`) are not served. Throws `InvalidParameterException`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html (checked 2026-11)
 */
export function compileFilterPattern(pattern: string): (message: string) => boolean {
  const text = pattern.trim()
  if (/^[{[%]/.test(text)) throw invalidParameter('Invalid filter pattern: the sandbox serves patterns of terms only')
  const all: string[] = []
  const some: string[] = []
  const none: string[] = []
  for (const [, sign, quoted, bare] of text.matchAll(/([?-]?)(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)) {
    const term = quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? ''
    const terms = sign === '?' ? some : sign === '-' ? none : all
    terms.push(term)
  }
  return (message) =>
    all.every((term) => message.includes(term)) &&
    !none.some((term) => message.includes(term)) &&
    // Beside plain terms those with `?` have no effect.
    (some.length === 0 || all.length > 0 || some.some((term) => message.includes(term)))
}
