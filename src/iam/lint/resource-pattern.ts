import { type ArnPattern, parseArn, parseArnPattern } from '../arn.ts'
import { restorePlaceholders, withoutPlaceholders } from './placeholders.ts'

/**
 * A text of Resource as a pattern. A placeholder that begins the resource stands for a name, unless it says that it is more: then no type
 * stands before the name.
 */
export function resourcePattern(text: string): ArnPattern {
  const marked = withoutPlaceholders(text)
  const arn = parseArn(marked)
  const opening = arn && /^\uE000=[^\uE001]*\uE001/.exec(arn.resource)?.[0]
  if (!arn || !opening || /arn|resource/i.test(restorePlaceholders(opening))) return parseArnPattern(marked, true)
  const start = marked.length - arn.resource.length
  return parseArnPattern(`${marked.slice(0, start)}name${arn.resource.slice(opening.length)}`, true)
}
