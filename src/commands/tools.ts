import type { Aws, Exit, Place, Plan } from '../calls/index.ts'
import type { ClockMode, JournalLine, Sandbox, Snapshot } from '../sandbox/index.ts'
import type { Rehearsal, RehearsalOptions } from './rehearsal.ts'

/** How a command line is planned. */
export interface LinePlanning {
  /** Wins, as does the region, over what the files tell. */
  readonly account?: string | undefined
  readonly region?: string | undefined
  /** Sends the reads, so that what the account says is no question any more. */
  readonly reading: boolean
  /** Makes the lookups of the files in a new sandbox, with what `--scenario` and `--seed-file` put there. Default: false. */
  readonly rehearsed?: boolean
  /** Takes a variable that nobody has set as unknown, and notes which. Default: that is an error. */
  readonly carriesUnset?: boolean
  readonly assumptions: ReadonlyMap<string, boolean>
  /** Whose calls: `ristretto`, or `ecspresso@2.8`. Default: our own. */
  readonly tool?: string | undefined
}

/** Definitions as they are sent, with marks for what nobody has looked up. */
export interface ReadDefinitions {
  readonly place: Place
  /** Name or ARN. */
  readonly cluster: string
  readonly taskDefinition: Readonly<Record<string, unknown>>
  readonly serviceDefinition: Readonly<Record<string, unknown>> | undefined
}

/** Files as local commands use them. */
export interface ToolFiles {
  read(path: string): Promise<Uint8Array>
  exists(path: string): Promise<boolean>
  /** What is private is for its owner alone. */
  write(path: string, text: string, options?: { readonly isPrivate: boolean }): Promise<void>
  remove(path: string): Promise<void>
}

/** A file that was read, relative to the working directory where it lies there, and its SHA-256 in hexadecimal. */
export interface InputFile {
  readonly file: string
  readonly sha256: string
}

/** How a sandbox is opened that belongs to no project. */
export interface SandboxOpening {
  readonly clock: ClockMode
  /** Default: the scenario's, the snapshot's, or that of the configuration beside. */
  readonly region?: string | undefined
  /** The file that it goes on from. */
  readonly snapshot?: string | undefined
}

/** What the sandbox of a project keeps between commands. */
export interface KeptSandbox {
  /** The folder that holds all of it. */
  readonly folder: string
  /** What the last command left, if anything. */
  snapshot(): Promise<Snapshot | undefined>
  /** Puts a snapshot in place of what is there. Throws UserError where nothing can be written. */
  replace(snapshot: Snapshot): Promise<void>
  /** The calls of the commands so far, oldest first. */
  journal(): Promise<readonly JournalLine[]>
  /** Whether there was something to forget. */
  forget(): Promise<boolean>
}

/** What a command that reaches no AWS by itself may use of the program around it. */
export interface Tools {
  /** The working directory, from which files that flags name count. */
  readonly directory: string
  /** The user's own directory, where the environment tells of one. */
  readonly home: string | undefined
  readonly files: ToolFiles
  /** Aborts when the user stops the command. */
  readonly signal: AbortSignal
  stdin(): Promise<string>
  /** Standard output, for what has to be read before the command ends. */
  out(text: string): void
  /** Narration. */
  note(text: string): void
  warn(text: string): void
  /** Plans a command line, as one would type it. Throws UsageError where it is none. */
  planLine(line: string, planning: LinePlanning): Promise<Plan>
  /** Reads the definitions of the project, as they are read for planning. Throws UserError. */
  definitions(planning: Omit<LinePlanning, 'assumptions'>): Promise<ReadDefinitions>
  /**
   * Runs a command line in a new sandbox, as a role with a policy, after others were run there as its administrator. Nothing is kept.
   * Throws UsageError where it is none.
   */
  rehearse(line: string, options: RehearsalOptions & { readonly before: readonly string[] }): Promise<Rehearsal>
  /** The same with the project's files as they were at a git revision; `undefined` where the name is none. Throws UserError without git. */
  atRevision(revision: string): Promise<Tools | undefined>
  /** Every file that was read so far, by name. */
  inputs(): Promise<readonly InputFile[]>
  /** Milliseconds since 1970, by the real clock. */
  now(): number
  /** The command lines of a pipeline that registers, migrates and deploys; without a service there is nothing to deploy. */
  usualLines(reading?: Pick<LinePlanning, 'carriesUnset'>): Promise<readonly string[]>
  /** Does something on AWS, or in the sandbox under `--sandbox`, as a command of the project. Throws Failure. */
  onAws<T>(title: string, body: (aws: Aws) => Promise<T>): Promise<T>
  /** Runs a program with these variables on top of the process's own; no shell reads it. */
  spawn(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<Exit>
  /** A sandbox with what `--scenario` and `--seed-file` name, whose calls go to the file of `--journal`. */
  openSandbox(opening: SandboxOpening): Promise<Sandbox>
  /** Ways to go on with a command line that is being typed, in the form that the shells' scripts read. */
  candidates(words: readonly string[]): Promise<string>
  /** What the sandbox of the project keeps between commands. */
  keptSandbox(): Promise<KeptSandbox>
  /** The lines of a journal file. Throws UserError with the line that is none. */
  readJournal(file: string): Promise<readonly JournalLine[]>
  /** A snapshot in a file. Throws UserError where it holds none. */
  readSnapshot(file: string): Promise<Snapshot>
}
