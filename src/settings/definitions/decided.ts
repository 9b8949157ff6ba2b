import { type Settled, settled, UserError, withMarks } from '../../calls/index.ts'
import type { PathSegment } from '../../shapes/index.ts'
import { pathText } from '../../shapes/index.ts'
import type { Document } from '../rendering/index.ts'

/** A text that decides which calls are made. Throws UserError if a lookup that nobody has made stands in it. */
export async function decided(document: Document, path: readonly PathSegment[], text: string): Promise<Settled> {
  const known = settled(text)
  if (known !== undefined) return known
  const lookups: string[] = []
  withMarks(text, (_, what) => String(lookups.push(`<${what}>`))) // not the rest of the text, which may be secret
  throw new UserError(
    'LOOKUP_DECIDES',
    `\`${pathText(path)}\` holds ${lookups.join(' and ')}, which nobody has looked up, and decides which calls are made`,
    {
      at: await document.placeOf(path, 'value'),
      hint: 'make the lookup with `--read`, or write the value into the file',
    },
  )
}
