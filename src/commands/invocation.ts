import type { Aws } from '../calls/index.ts'
import type { Project } from '../settings/index.ts'

/** What a command line does, closed over its options. */
export type LineBody = (aws: Aws, project: Project) => Promise<unknown>

/** What a command knows of the command line beside its options. */
export interface Invocation {
  /** The command line with another command word and the same global flags: what a hint tells to type. */
  readonly again: (command: string) => string
  /** The configuration file that `--config` names: `init` writes it. */
  readonly config: string
  /** What stands on the command line beside flags. */
  readonly positional: readonly string[]
  /** The command's own flags that stand there, by their names without dashes. */
  readonly flags?: readonly string[]
  /**
   * The body of another command line on the same project, for who wants to know what it would ask. Throws UsageError where the line is none.
   * Absent where nobody can read command lines.
   */
  readonly bodyOf?: (line: string) => Promise<LineBody>
}
