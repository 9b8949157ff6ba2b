import type { Compat } from '../compat/index.ts'
import type { Files } from '../plugins/index.ts'

/** The files, the environment and the folder that a project is read from. */
export interface ProjectPorts {
  readonly files: Files
  readonly env: Readonly<Record<string, string | undefined>>
  /** The working directory. */
  readonly directory: string
  /** Called now and then while files are evaluated; throws when the command's time is over. */
  pause?(): void
  /** What `must_env` gives for a variable that nobody has set, as `unset` does. Without it that is an error. */
  unset?(name: string): string
  /** Takes the sensitive values that lookups meet. */
  keepSecret?(value: unknown): void
}

/** The options of the command line that concern the project. */
export interface ProjectOptions {
  /** Default `ecspresso.yml`; under that name also `.yaml`, `.json` and `.jsonnet` are looked for. */
  readonly config?: string
  /** Read in this order before the configuration; they win over the process's variables, later ones over earlier ones. */
  readonly envfiles?: readonly string[]
  /** Jsonnet's external variables. */
  readonly extStr?: Readonly<Record<string, string>>
  readonly extCode?: Readonly<Record<string, string>>
  /** A Go duration; wins over the configuration's. */
  readonly timeout?: string
  /** Wins over the configuration's. */
  readonly filterCommand?: string
  /** The line of ecspresso that is followed; wins over the configuration's. */
  readonly compat?: Compat
  /** Unknown keys are errors. */
  readonly strict?: boolean
}
