import type { LocalPorts, LocalRequest, LocalResponse, Prompt } from '../calls/index.ts'
import { workingDirectory } from './surroundings.ts'
import type { TerminalStreams } from './terminal-prompt.ts'

export { realClock } from './clock.ts'
export { realFiles } from './files.ts'
export { type Output, output } from './output.ts'
export { type SignalThread, signalThread } from './signal-thread.ts'
export { chance, environment, workingDirectory } from './surroundings.ts'

/** The way to HTTP servers: `nodeHttp`'s, with the proxies and certificates of the environment. */
type OpenHttp = () => Promise<
  (
    request: Required<Omit<LocalRequest, 'body'>> & { readonly body: Uint8Array | undefined },
    signal: AbortSignal,
  ) => Promise<LocalResponse>
>

/** Programs, files and HTTP of this machine. Each is loaded when it is used: most commands use none. */
export function localPorts(files: LocalPorts['files'], openHttp: OpenHttp): LocalPorts {
  let jq: Promise<LocalPorts['jq']> | undefined
  return {
    files,
    spawn: async (argv, options) => (await import('./run-program.ts')).runProgram(argv, options),
    temporaryFolder: async (body) => (await import('./temporary-folder.ts')).temporaryFolder(body),
    converse: async (argv, options) => (await import('./converse.ts')).converse(argv, options),
    jq: async (...given) => {
      jq ??= import('./jq.ts').then(({ jqThread }) => jqThread())
      return (await jq)(...given)
    },
    http: async ({ body, headers = {}, ...request }, signal) =>
      (await openHttp())({ ...request, headers, body }, signal),
    optionalPackage: async (name) => (await import('./optional-package.ts')).optionalPackage(name, workingDirectory()),
    now: Date.now,
  }
}

/** A person at a terminal. Loaded when somebody is asked: most commands ask nobody. */
export async function openPrompt(streams: TerminalStreams): Promise<Prompt> {
  return (await import('./terminal-prompt.ts')).terminalPrompt(streams)
}
