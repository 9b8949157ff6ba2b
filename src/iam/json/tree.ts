/** Where something stands in a text: lines and columns count from 1, columns in UTF-16 code units. */
export interface Location {
  readonly line: number
  readonly column: number
  readonly offset: number
  readonly length: number
}

/** A string, number, boolean or null with its place. `text` is what AWS reads: the string itself, or the literal as written. */
export interface ScalarNode {
  readonly kind: 'string' | 'number' | 'boolean' | 'null'
  readonly text: string
  readonly at: Location
}

/** A list with its place. */
export interface ListNode {
  readonly kind: 'list'
  readonly items: readonly JsonNode[]
  readonly at: Location
}

/** One member of an object; duplicates are kept. */
export interface Member {
  readonly key: ScalarNode
  readonly value: JsonNode
}

/** An object with its place. */
export interface ObjectNode {
  readonly kind: 'object'
  readonly members: readonly Member[]
  readonly at: Location
}

/** A JSON value that knows where it stands. YAML is read into the same tree. */
export type JsonNode = ScalarNode | ListNode | ObjectNode
