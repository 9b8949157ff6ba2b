import type { Compat } from '../compat/index.ts'

/** What says which project is meant, and in which world its commands work: the flags of all commands, in one type. */
export interface AppOptions {
  /** The configuration file. */
  readonly config: string
  readonly envfile: readonly string[]
  readonly extStr: Readonly<Record<string, string>>
  readonly extCode: Readonly<Record<string, string>>
  /** The line of ecspresso that is followed, in place of the configuration's. */
  readonly compat?: Compat | undefined
  /** Makes warnings about the files errors. */
  readonly strict: boolean
  /** Dry runs and results show what lookups gave from sensitive sources. */
  readonly showSecrets: boolean
  /** Time for the whole command, as ecspresso writes it; without it the configuration's. */
  readonly timeout?: string | undefined
  /** How large a file that is read may be: `64MB`. Default: 512 MiB. */
  readonly maxFileSize?: string | undefined
  /** Empty: none. */
  readonly filterCommand: string
  /** Empty: the caller's own credentials. */
  readonly assumeRoleArn: string
  /** A file for a line about each call. */
  readonly callLog?: string | undefined
  readonly sandbox: boolean
  /** How the sandbox is set up; implies `sandbox`. */
  readonly scenario?: string | undefined
  /** The policy of the sandbox's role in place of the generated one. */
  readonly sandboxPolicy?: string | undefined
  /** The file that every call of the sandbox is added to, as a line of JSON. */
  readonly journal?: string | undefined
  /** `s3://BUCKET/KEY=FILE` */
  readonly seedFile: readonly string[]
}

/** Whether commands work in the embedded sandbox. */
export function isSandboxed({ sandbox, scenario }: AppOptions): boolean {
  return sandbox || scenario !== undefined
}

/** What belongs to the caller and not to one command. */
export interface Watching {
  /** Somebody looks at a live view: what only that shows is worth a call. */
  readonly isWatched: boolean
  /** Where the wire tells what it sends; without it nothing is told. */
  readonly debug?: ((text: string) => void) | undefined
  /** A text without what lookups gave from sensitive sources. */
  readonly mask?: ((text: string) => string) | undefined
}

/** Equal for options under which the same project is read. */
export function projectKey(options: AppOptions): string {
  const { config, envfile, extStr, extCode, strict, timeout, filterCommand, compat } = options
  return JSON.stringify([config, envfile, extStr, extCode, strict, timeout, filterCommand, compat])
}
