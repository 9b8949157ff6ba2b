import type { Clock, LocalPorts, Prompt } from '../calls/index.ts'
import type { Http } from '../wire/index.ts'

/** How a file is read; a port may not know all of it. */
export interface Reading {
  /** Bytes that it may have. */
  readonly mostBytes?: number | undefined
  /** Stops the reading of a pipe or a device; asked for when one is read. */
  readonly signal?: (() => Promise<AbortSignal>) | undefined
  /** Hears of a file of so many bytes before it is read. */
  readonly hasSize?: ((bytes: number) => void) | undefined
}

/** Who has a lock: a process of a machine, and what for. */
export interface LockHolder {
  readonly host: string
  readonly pid: number
  /** A command line. */
  readonly purpose: string
  /** `2026-11-24T09:00:00.000Z` */
  readonly since: string
}

/** A lock that was taken, or who has it. */
export type Locking =
  | { readonly isTaken: true; release(): Promise<void> }
  | { readonly isTaken: false; readonly holder: LockHolder }

/** Files as a port: reading for everybody, writing for the few commands that keep something. */
export interface Files {
  /** A folder, what is too large and what is no file are refused before they are read. */
  read(path: string, reading?: Reading): Promise<Uint8Array>
  exists(path: string): Promise<boolean>
  /** A folder for its owner alone, made where there is none. */
  makePrivateFolder(path: string): Promise<void>
  /**
   * Writes beside and renames, so that a reader or a crash never meets half a file; makes the folders it needs. What is private is
   * for its owner alone.
   */
  write(path: string, text: string, options?: { readonly isPrivate: boolean }): Promise<void>
  /** Adds to the end of a file, which it makes where there is none, with the folders it needs. */
  append(path: string, text: string, options?: { readonly isPrivate: boolean }): Promise<void>
  /** Takes the lock of a folder, which is made where there is none. That of a process that is gone is no obstacle. */
  lock(folder: string, purpose: string, since: string): Promise<Locking>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
}

/** The abilities of a terminal that a pipe lacks. */
export interface Terminal {
  readonly out: boolean
  readonly err: boolean
  readonly columns: number
  /** Redraws a block of lines at the bottom; an empty text takes it away. */
  draw(text: string): void
}

/** Everything a command line needs of the process: `main.ts` builds it, tests build their own. */
export interface Ports {
  readonly env: Readonly<Record<string, string | undefined>>
  /** The working directory. */
  readonly directory: string
  readonly files: Files
  out(text: string): void
  err(text: string): void
  /** Whether something on standard output could not be written: a full disk, and not a reader who has seen enough. */
  isOutputLost?(): boolean
  readonly terminal: Terminal
  readonly clock: Clock
  /** Real milliseconds since 1970, whatever the clock says: signatures are made with it. */
  realNow(): number
  random(): number
  token(): string
  /** Aborts with `Interrupted` on SIGINT, SIGTERM and SIGHUP. */
  readonly signal: AbortSignal
  /** Is called now and then by whoever computes without a break, and looks at `signal` afterwards: nothing else hears meanwhile. */
  busy?(): void
  /** The way to AWS, opened when it is needed. */
  http(env: Readonly<Record<string, string | undefined>>): Promise<Http>
  /** Programs, files and HTTP that is not AWS's, for lookups; `env` as for `http`. */
  local?(env: Readonly<Record<string, string | undefined>>): LocalPorts
  stdin(): Promise<string>
  /** A person at the terminal; absent where nobody sits there: a pipe, a build server. */
  prompt?(): Promise<Prompt>
}
