import { type Ports, reasonOf } from '../app/index.ts'
import type { CiName, CiReporter } from '../report/ci/index.ts'
import type { Reporter } from '../report/index.ts'
import type { GlobalOptions } from './globals.ts'

/** What a build server sets in the environment of its jobs. */
const signs: Readonly<Record<CiName, string>> = {
  github: 'GITHUB_ACTIONS',
  gitlab: 'GITLAB_CI',
  buildkite: 'BUILDKITE',
}

/** The build server that is told, as the flag or the environment says. */
function buildServerOf({ ci }: Pick<GlobalOptions, 'ci'>, env: Ports['env']): CiName | undefined {
  if (ci === 'none') return undefined
  if (ci !== 'auto') return ci
  const names: readonly CiName[] = ['github', 'gitlab', 'buildkite']
  return names.find((name) => env[signs[name]] === 'true')
}

/** How a command reports where a build server may be told, too. */
export interface Telling {
  readonly reporter: CiReporter
  /** Standard error for words of ours: nothing in them is taken for a command of the server's. */
  err(text: string): void
}

/** Puts the build server's reporter around another one, which writes by `err`. Without a server and without `--junit` nothing is loaded. */
export async function telling(
  globals: Pick<GlobalOptions, 'ci' | 'junit' | 'logFormat'>,
  ports: Ports,
  inner: (err: Telling['err']) => Promise<Reporter>,
): Promise<Telling> {
  const name = buildServerOf(globals, ports.env)
  const junit = globals.junit || undefined
  if (name === undefined && junit === undefined) {
    const reporter = await inner(ports.err)
    return { reporter: { ...reporter, finish: async () => [] }, err: ports.err }
  }
  const { ciReporter, ciSystems } = await import('../report/ci/index.ts')
  const system = name && ciSystems[name]
  const err = (text: string) => ports.err(system?.neutralise?.(text) ?? text)
  const reporter = ciReporter(await inner(err), {
    system,
    junit,
    err: ports.err,
    hasLines: globals.logFormat !== 'json',
    ports: ciPorts(ports),
  })
  return { reporter, err }
}

function ciPorts(ports: Ports) {
  const { env, files, directory } = ports
  const placed = (path: string) => (path.startsWith('/') ? path : `${directory}/${path}`)
  return {
    env,
    now: ports.realNow,
    append: (path: string, text: string) => files.append(placed(path), text).catch(inWords),
    write: (path: string, text: string) => files.write(placed(path), text).catch(inWords),
    run: async (argv: readonly string[], input: string) => {
      const local = ports.local?.(env)
      if (!local) return
      const exit = await local.spawn(argv, { signal: AbortSignal.timeout(RUN_SECONDS * 1000), input }).catch(ifThere)
      if (exit && exit.code !== 0) throw new Error(`${argv[0]} ended with ${exit.code}: ${exit.stderr.trim()}`)
    },
  }
}

function inWords(cause: unknown): never {
  throw new Error(reasonOf(cause), { cause })
}

/** Real seconds that a program of the build server may take. */
const RUN_SECONDS = 10

/** A program that is not there has nothing to do. */
function ifThere(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
