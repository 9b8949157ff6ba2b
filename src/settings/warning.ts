import { type Aws, type Position, positionText } from '../calls/index.ts'

/** Something in the project's files that is doubtful but no error. */
export interface Warning {
  readonly text: string
  readonly hint?: string | undefined
  readonly at?: Position | undefined
}

/** Reports warnings, each with its place in front. */
export function warnAbout(aws: Aws, warnings: readonly Warning[]): void {
  for (const { text, hint, at } of warnings) aws.warn(at ? `${positionText(at)}: ${text}` : text, hint)
}
