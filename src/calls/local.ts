/** A program that has ended. */
export interface Exit {
  readonly code: number
  readonly stdout: Uint8Array
  readonly stderr: string
}

/** A request to somebody who is not AWS: a registry of images, a plugin's server. */
export interface LocalRequest {
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
}

/** What comes back. Header names are in lower case. */
export interface LocalResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** What lies around the command and is not AWS. All of them stop at the signal. */
export interface LocalPorts {
  readonly files: {
    read(path: string): Promise<Uint8Array>
    exists(path: string): Promise<boolean>
    write(path: string, text: string): Promise<void>
  }
  /** Runs a program and waits for its end. `argv[0]` is its name or path; no shell reads it. */
  spawn(argv: readonly string[], options: { readonly input?: string; readonly signal: AbortSignal }): Promise<Exit>
  http(request: LocalRequest, signal: AbortSignal): Promise<LocalResponse>
}

/** Something that is done here and not in AWS, as a value: a dry run shows it, a plan imagines it. */
export interface LocalEffect<T> {
  /** For people: `write ecs-task-def.json`, `run session-manager-plugin`. */
  readonly title: string
  /** A dry run does no `write`. */
  readonly access: 'read' | 'write'
  /** What a dry run shows of it: `{ path }`, `{ argv }`. No secret stands in it. */
  readonly input: object
  perform(ports: Partial<LocalPorts>, signal: AbortSignal): Promise<T>
}
