import { UserError } from '../../calls/index.ts'
import { reasonOf } from '../../plugins/index.ts'
import { type ClockMode, formatAnnouncement, serveSandbox } from '../../sandbox/index.ts'
import type { FlagFiles } from '../flag-file.ts'
import { openSandbox, openScenario } from './open-sandbox.ts'
import { readSeedFiles } from './seed-files.ts'
import type { ServeOptions } from './serve-options.ts'

/** What the server needs of the process. */
export interface ServePorts extends FlagFiles {
  readonly signal: AbortSignal
  readonly realNow: () => number
  out(text: string): void
  err(text: string): void
}

/** Offers an empty sandbox, or one with a scenario's resources and the seed files in it, over HTTP on 127.0.0.1 until it is interrupted. */
export async function serve(
  options: ServeOptions,
  given: { readonly scenario: string | undefined; readonly seedFiles: readonly string[] },
  ports: ServePorts,
): Promise<number> {
  const scenario = await openScenario(given.scenario, ports)
  const sandbox = openSandbox({
    realNow: ports.realNow,
    account: scenario?.account,
    region: scenario?.region,
    scenario,
    buckets: await readSeedFiles(given.seedFiles, ports),
    snapshot: undefined,
    clock: clockOf(options.clock),
  })
  const served = await serveSandbox(sandbox, options.port).catch((cause: unknown) => {
    throw new UserError('PORT_UNAVAILABLE', `cannot listen on port ${options.port} of 127.0.0.1: ${reasonOf(cause)}`, {
      cause,
      hint: '--port 0 takes any free one',
    })
  })
  ports.out(formatAnnouncement(served, options.format))
  await new Promise<void>((resolve) => {
    if (ports.signal.aborted) resolve()
    ports.signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await served.close()
  return 0
}

function clockOf(text: string): ClockMode {
  if (text === 'settle' || text === 'real') return text
  const rate = Number(/^scaled:(.+)$/.exec(text)?.[1])
  if (Number.isFinite(rate) && rate >= 1) return `scaled:${rate}`
  throw new UserError('OPTION_INVALID', `\`${text}\` is no value of --clock`, {
    hint: 'settle, scaled:N with N of 1 or more, or real',
  })
}
