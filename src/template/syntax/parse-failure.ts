/** Why a source is not a template. The door turns it into a `TemplateError`. */
export class ParseFailure extends Error {
  readonly offset: number
  /** Name of the function that is not defined, where that is the failure. */
  readonly unknownFunction: string | undefined

  constructor(offset: number, message: string, unknownFunction?: string) {
    super(message)
    this.offset = offset
    this.unknownFunction = unknownFunction
  }
}
