import type { Position } from '../../calls/index.ts'
import type { PathSegment } from '../../shapes/index.ts'

/** A value from a file, with the places of its parts. */
export interface Document {
  readonly value: unknown
  /** Where the key (of a member) or the value at this path stands; keys are compared without case. Falls back to the nearest parent. */
  placeOf(path: readonly PathSegment[], part: 'key' | 'value'): Promise<Position>
  /** A message without what lookups gave: it may be secret. */
  redact(message: string): string
  /** Where there is text behind the value, if there is. */
  readonly trailing?: Position
}
