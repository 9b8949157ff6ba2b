import { frameAt, type TraceFrame } from './errors.ts'
import { quoteText } from './quote.ts'
import type { Source, Span } from './source.ts'

/**
 * Where something is evaluated, for traces: a node with what it belongs to; a text, which is a field being manifested;
 * a number, which is an element being manifested. The last two are no objects because there is one for every value.
 */
export type Site = NodeSite | string | number

/** A node, or a fixed description. */
export class NodeSite implements Span {
  readonly source: Source | null
  readonly begin: number
  readonly end: number
  /** `function <f>` and the like; the description itself where there is no source. */
  readonly context: string

  constructor(source: Source | null, begin: number, end: number, context: string) {
    this.source = source
    this.begin = begin
    this.end = end
    this.context = context
  }
}

/** A site that is a description. */
export function describedSite(description: string): NodeSite {
  return new NodeSite(null, 0, 0, description)
}

/** The site of code that desugaring made up, in a context: a line without a position. */
export function unplacedSite(context: string): NodeSite {
  return new NodeSite(null, -1, -1, context)
}

/** Code that desugaring made up, without a context. */
export const UNPLACED: NodeSite = describedSite('')

/** Calls inside of std, which other implementations show with positions in a std of their own: not printed. */
export const INSIDE_STD: NodeSite = describedSite('<std>')

/** The sites of a trace, innermost first, as frames. */
export function traceFrames(sites: readonly Site[]): TraceFrame[] {
  return sites.filter((site) => site !== INSIDE_STD).map(frameOf)
}

function frameOf(site: Site): TraceFrame {
  if (typeof site === 'string') return { location: `Field ${quoteText(site)}`, context: '' }
  if (typeof site === 'number') return { location: `Array element ${site}`, context: '' }
  if (site.source === null) {
    return site.begin < 0 ? { location: '', context: site.context } : { location: site.context, context: '' }
  }
  return frameAt(site.source, site, site.context)
}
