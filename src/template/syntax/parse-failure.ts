/** Why a source is not a template. The door turns it into a `TemplateError`. */
export class ParseFailure extends Error {
  /** Where Go says it is: at the furthest token it has looked at. */
  readonly offset: number
  /** The token it is about, which may be a few before that. */
  readonly tokenOffset: number
  /** Name of the function that is not defined, where that is the failure. */
  readonly unknownFunction: string | undefined

  constructor(offset: number, message: string, tokenOffset = offset, unknownFunction?: string) {
    super(message)
    this.offset = offset
    this.tokenOffset = tokenOffset
    this.unknownFunction = unknownFunction
  }
}
