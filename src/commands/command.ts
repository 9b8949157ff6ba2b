import type { Aws } from '../calls/index.ts'
import type { Project } from '../settings/index.ts'
import type { Invocation } from './invocation.ts'
import type { OptionsOf, OptionTable } from './option-table.ts'
import type { Tools } from './tools.ts'

/** A command line as one would type it, and what it is good for. */
export interface Example {
  readonly line: string
  readonly about: string
}

/** Files that a command line names in place of, or on top of, those of the configuration. */
export interface FilesOfFlags {
  readonly taskDef?: string | undefined
  readonly overrides?: string | undefined
  readonly overridesFile?: string | undefined
}

/** The description of a command that the parser, help, completion and the documents read. */
export interface CommandShape<Table extends OptionTable = OptionTable> {
  /** `policy generate` is two words. */
  readonly name: string
  /** Older names with the same meaning: whoever types one is told the name once. */
  readonly aliases?: readonly string[]
  /** One line in lower case without a period. */
  readonly about: string
  readonly options: Table
  /** Positional arguments: `<target...>`, or `[file...]` where none will do. Without it there are none. */
  readonly positional?: string
  /** Everything that a positional argument can be, where that is known: completion proposes it. */
  readonly choices?: readonly string[]
  readonly examples?: readonly Example[]
  /** Members of its result in which a lookup's value may stand: those of sensitive sources are masked in them, unless `--show-secrets`. */
  readonly sensitive?: readonly string[]
  /** What its exit codes other than 0 mean, where they are not those of all commands (1: anything else). */
  readonly exitCodes?: Readonly<Record<number, string>>
}

/** What a command had written when it failed, and the call at which it did. */
export interface HalfDone {
  readonly writes: readonly { readonly operation: string; readonly subject: string }[]
  /** The revision that was registered: `web:13`. */
  readonly registered: string | undefined
  /** A deployment has begun: its end is followed by `wait`. */
  readonly hasBegun: boolean
  readonly failed: { readonly operation?: string | undefined; readonly subject?: string | undefined }
}

/** The command line that goes on from what was done: one of another program as it stands, or one of ours. */
export type GoesOn =
  | { readonly line: string }
  | {
      /** `deregister`; that of the command itself where there is none. */
      readonly command?: string
      /** Flags that come on. */
      readonly add: readonly string[]
      /** Flags that go, by their names without dashes; `all`. Without: none. */
      readonly drop?: readonly string[] | 'all'
    }

/** What all kinds of commands have in common. Methods, not properties: a registry holds commands of every table and result. */
interface Ends<Table extends OptionTable, Result> {
  /** What goes to standard output; an empty string prints nothing. Without it only `--output json` shows the result. */
  print?(result: Result, options: OptionsOf<Table>): string | Promise<string>
  /** The same under `--log-format json`, where ecspresso prints objects: each becomes a line. Without it `print` does. */
  lines?(result: Result): readonly object[] | Promise<readonly object[]>
  /** Of a command that was carried out. Default: 0. */
  exitCode?(result: Result, options: OptionsOf<Table>): number
  /** Of one that was not, where it has a code of its own: it goes before those of `--exit-codes`. */
  failureExitCode?(error: unknown, options: OptionsOf<Table>): number | undefined
  /** Of one that failed after it had written something: how to go on, where it is more than a repetition. */
  goesOn?(half: HalfDone, options: OptionsOf<Table>): GoesOn | undefined
}

/** A command on a project: it may reach AWS, and can be tried and planned. */
export interface ProjectCommand<Table extends OptionTable = OptionTable, Result = unknown>
  extends CommandShape<Table>,
    Ends<Table, Result> {
  readonly needs: 'project'
  isDryRun(options: OptionsOf<Table>): boolean
  /** Whether it explains the lookups of the configuration, and does without their values. */
  leavesLookups(options: OptionsOf<Table>): boolean
  /** Which files the sandbox has to know beside those of the configuration. */
  files(options: OptionsOf<Table>): FilesOfFlags
  /** Loads the body and closes it over its options: one function for running, trying and planning. */
  prepare(options: OptionsOf<Table>, invocation: Invocation): Promise<(aws: Aws, project: Project) => Promise<Result>>
}

/** A command about an account, without a project: it can be tried and planned like one with a project. */
export interface AccountCommand<Table extends OptionTable = OptionTable, Result = unknown>
  extends CommandShape<Table>,
    Ends<Table, Result> {
  readonly needs: 'aws'
  isDryRun(options: OptionsOf<Table>): boolean
  prepare(options: OptionsOf<Table>, invocation: Invocation): Promise<(aws: Aws) => Promise<Result>>
}

/** A command that reaches no AWS by itself: its tools are given to it. */
export interface LocalCommand<Table extends OptionTable = OptionTable, Result = unknown>
  extends CommandShape<Table>,
    Ends<Table, Result> {
  readonly needs: 'nothing'
  prepare(options: OptionsOf<Table>, invocation: Invocation): Promise<(tools: Tools) => Promise<Result>>
}

/** Whatever has a word on the command line. */
export type Command<Table extends OptionTable = OptionTable, Result = unknown> =
  | ProjectCommand<Table, Result>
  | AccountCommand<Table, Result>
  | LocalCommand<Table, Result>

/** Keeps the words of a name in the type: the library makes its methods of them. */
export interface Named<Name extends string> {
  readonly name: Name
}

type ProjectDescription<Table extends OptionTable, Result> = CommandShape<Table> &
  Ends<Table, Result> & {
    isDryRun?(options: OptionsOf<Table>): boolean
    leavesLookups?(options: OptionsOf<Table>): boolean
    files?(options: OptionsOf<Table>): FilesOfFlags
    load(): Promise<(aws: Aws, project: Project, options: OptionsOf<Table>, invocation: Invocation) => Promise<Result>>
  }

/**
 * Describes a command on a project, once for the parser, help, planning and the documents. The body is loaded when it is run: start-up
 * time.
 */
export function projectCommand<const Name extends string, const Table extends OptionTable, Result>(
  description: ProjectDescription<Table, Result> & Named<Name>,
): ProjectCommand<Table, Result> & Named<Name> {
  const { load, ...shape } = description
  return {
    isDryRun: () => false,
    leavesLookups: () => false,
    files: () => ({}),
    ...shape,
    needs: 'project',
    prepare: async (options, invocation) => {
      const body = await load()
      return (aws, project) => {
        if (project.line.tellsRemoved) for (const text of removedIn(shape.options, invocation)) aws.note(text)
        return body(aws, project, options, invocation)
      }
    },
  }
}

/** What to say about spellings that ecspresso 3 took away. */
function removedIn(table: OptionTable, { flags = [] }: Invocation): string[] {
  return flags.flatMap((name) => {
    const instead = Object.hasOwn(table, name) ? table[name]?.since3 : undefined
    return instead === undefined ? [] : [`\`--${name}\` is gone from ecspresso 3, and taken here: ${instead}`]
  })
}

type AccountDescription<Table extends OptionTable, Result> = CommandShape<Table> &
  Ends<Table, Result> & {
    isDryRun?(options: OptionsOf<Table>): boolean
    load(): Promise<(aws: Aws, options: OptionsOf<Table>, invocation: Invocation) => Promise<Result>>
  }

/** Describes a command about an account. */
export function accountCommand<const Name extends string, const Table extends OptionTable, Result>(
  description: AccountDescription<Table, Result> & Named<Name>,
): AccountCommand<Table, Result> & Named<Name> {
  const { load, ...shape } = description
  return {
    isDryRun: () => false,
    ...shape,
    needs: 'aws',
    prepare: async (options, invocation) => {
      const body = await load()
      return (aws) => body(aws, options, invocation)
    },
  }
}

type LocalDescription<Table extends OptionTable, Result> = CommandShape<Table> &
  Ends<Table, Result> & {
    load(): Promise<(tools: Tools, options: OptionsOf<Table>, invocation: Invocation) => Promise<Result>>
  }

/** Describes a command that reaches no AWS by itself. */
export function localCommand<const Name extends string, const Table extends OptionTable, Result>(
  description: LocalDescription<Table, Result> & Named<Name>,
): LocalCommand<Table, Result> & Named<Name> {
  const { load, ...shape } = description
  return {
    ...shape,
    needs: 'nothing',
    prepare: async (options, invocation) => {
      const body = await load()
      return (tools) => body(tools, options, invocation)
    },
  }
}
