/** A program that has ended. */
export interface Exit {
  readonly code: number
  /** The signal that ended it. */
  readonly killedBy?: string
  readonly stdout: Uint8Array
  readonly stderr: string
}

/** The options of running a program. */
export interface SpawnOptions {
  readonly signal: AbortSignal
  /** Default: the command's own. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** The folder it works in. Default: the command's own. */
  readonly directory?: string
  /** Real seconds, also where the clock is a virtual one: an error with the code `ETIMEDOUT` after them. */
  readonly timeoutSeconds?: number
  /** Of its output: an error with the code `EMSGSIZE` beyond them. Default: 64 MiB. */
  readonly mostBytes?: number
}

/** A running program that answers lines with lines. */
export interface Conversation {
  /** Writes a line and waits for one. Rejects when the program ends, or after so many real seconds, which end it as well. */
  ask(line: string, timeoutSeconds?: number): Promise<string>
  end(): void
}

/** A request to somebody who is not AWS: a registry of images, a plugin's server. */
export interface LocalRequest {
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
}

/** The response. Header names are in lower case. */
export interface LocalResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** The options of a filter of jq. */
export interface JqOptions {
  readonly signal: AbortSignal
  readonly timeoutSeconds: number
}

/** What lies around the command and is not AWS. All of them stop at the signal. */
export interface LocalPorts {
  readonly files: {
    read(path: string): Promise<Uint8Array>
    exists(path: string): Promise<boolean>
    write(path: string, text: string): Promise<void>
  }
  /** A folder of its own for files that programs are given; it goes away with the body's end. */
  temporaryFolder<T>(body: (folder: string) => Promise<T>): Promise<T>
  /**
   * Runs a program and waits for its end. `argv[0]` is its name or path; no shell reads it. A signal that aborts ends the program: SIGTERM,
   * and SIGKILL five seconds later.
   */
  spawn(argv: readonly string[], options: SpawnOptions & { readonly input?: string }): Promise<Exit>
  /** Starts a program that answers each line with a line, for as long as the command lives or until the signal aborts. */
  converse(argv: readonly string[], options: SpawnOptions): Promise<Conversation>
  http(request: LocalRequest, signal: AbortSignal): Promise<LocalResponse>
  /**
   * The output of a filter of jq on a text of JSON: a value a line. Rejects with jq's words where the filter fails, and after so many real
   * seconds with an error with the code `ETIMEDOUT`.
   */
  jq(json: string, filter: string, options: JqOptions): Promise<string>
  /** A package of npm's that the user may have installed, in the working directory or beside the program; `undefined` where it is not. */
  optionalPackage(name: string): Promise<unknown>
  /** Milliseconds since 1970 by the machine's clock: tokens and signatures of others are dated by it. */
  now(): number
}

/** Something that is done here and not in AWS, as a value: a dry run shows it, a plan imagines it. */
export interface LocalEffect<T> {
  /** For people: `write ecs-task-def.json`, `run session-manager-plugin`. */
  readonly title: string
  /** A dry run does no `write`. */
  readonly access: 'read' | 'write'
  /**
   * `lookup`: a file of the user's asks for it, so that a plan that reads does it, too. `computation`: its input is all that it needs, so that
   * every plan does it. Default: it is the command's own work, which a plan imagines.
   */
  readonly purpose?: 'lookup' | 'computation'
  /** What a dry run shows of it: `{ path }`, `{ argv }`. No secret stands in it. */
  readonly input: object
  perform(ports: Partial<LocalPorts>, signal: AbortSignal): Promise<T>
}
