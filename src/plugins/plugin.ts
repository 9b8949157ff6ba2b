import type { Aws, Position } from '../calls/index.ts'

/** What a lookup may give: text, or anything else that JSON holds. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue }

/** The files of the project, as a port. */
export interface Files {
  /** Rejects with an error whose `code` is Node's (`ENOENT`, `EACCES`, ...). */
  read(path: string): Promise<Uint8Array>
  exists(path: string): Promise<boolean>
}

/** What plugins may use of the outside world beside AWS. */
export interface PluginPorts {
  readonly files: Files
  readonly env: Readonly<Record<string, string | undefined>>
  /** The configuration's folder: relative paths start here. */
  readonly directory: string
  readonly workingDirectory: string
  /** Takes a sensitive value, so that no message, event or dry run shows it. */
  keepSecret(value: unknown): void
  /** Go's fmt.Sprintf. */
  sprintf(format: string, args: readonly unknown[]): string
}

/** One entry of the configuration's `plugins`. */
export interface PluginDeclaration {
  readonly name: string
  readonly func_prefix?: string | undefined
  readonly config?: Readonly<Record<string, unknown>> | undefined
}

/** What an argument of a template may be, in Go's words; `any` takes everything. */
export type ArgumentKind = 'string' | 'int' | 'any'

/** The spellings of a function in templates and in Jsonnet; a kind of file without one cannot call it. */
export interface Signature {
  /** In templates, checked as Go checks its functions; `variadic` is the kind of any more arguments. */
  readonly template?: {
    readonly parameters: readonly ArgumentKind[]
    readonly variadic?: ArgumentKind
    /** Lists and objects reach the template as such, for `range` and `index`. Default: as JSON text, as ecspresso's plugins give them. */
    readonly structured?: true
  }
  /** In Jsonnet, as a native function: the names of its parameters. */
  readonly jsonnet?: readonly string[]
  /** Words for what a call with these arguments reads: ``the parameter `/app/db` ``. */
  reads(args: readonly string[]): string
}

/** A function that definition files may call. */
export interface Lookup extends Signature {
  /**
   * Makes its calls through `aws`, so that the policy knows them, and gives a value, or a mark for one that nobody has read. `at` is where
   * the call stands in the user's file: errors say so.
   */
  call(aws: Aws, args: readonly unknown[], at: Position): Promise<JsonValue>
}

/** Lookups by the name under which files call them. */
export type Lookups = Readonly<Record<string, Lookup>>

/** Where something stands, found when it is wanted: looking costs, and only errors tell it. */
export type FindPlace = () => Promise<Position>
