import { UserError } from '../../calls/index.ts'
import { reasonOf } from '../../plugins/index.ts'
import { type ClockMode, formatAnnouncement } from '../../sandbox/index.ts'
import type { Tools } from '../tools.ts'
import type { ServeOptions } from './serve-options.ts'

/** Where the sandbox was offered. */
export interface Served {
  /** `http://127.0.0.1:4566` */
  readonly endpoint: string
}

/** Offers an empty sandbox, or one with a scenario's resources and the seed files in it, over HTTP until it is interrupted. */
export async function serve(tools: Tools, options: ServeOptions): Promise<Served> {
  const { signal } = tools
  const { port, host, allowHost: hosts, region, snapshot } = options
  const sandbox = await tools.openSandbox({ clock: clockOf(options.clock), region: checkedRegion(region), snapshot })
  const served = await sandbox.serve({ port, host, hosts }).catch((cause: unknown) => {
    throw new UserError('PORT_UNAVAILABLE', `cannot listen on port ${port} of ${host}: ${reasonOf(cause)}`, {
      cause,
      hint: '--port 0 takes any free one',
    })
  })
  if (!isLoopback(host))
    tools.warn(`listening on ${host}: whoever reaches this address can try the keys of the sandbox, unencrypted`)
  // Before the end, which is when somebody stops it: who reads this line goes on.
  tools.out(formatAnnouncement(served, options.format))
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await served.close()
  return { endpoint: served.endpoint }
}

function isLoopback(host: string): boolean {
  return /^(127(\.\d{1,3}){3}|::1|localhost)$/.test(host)
}

/** It becomes part of ARNs and of the scope of signatures. */
function checkedRegion(region: string | undefined): string | undefined {
  if (region === undefined || /^[a-z]{2,4}(-[a-z]{2,12}){1,3}-\d{1,2}$/.test(region)) return region
  throw new UserError('OPTION_INVALID', `invalid value \`${region}\` for \`--region\``, {
    hint: 'a region, such as ap-northeast-1',
  })
}

function clockOf(text: string): ClockMode {
  if (text === 'settle' || text === 'real') return text
  const rate = Number(/^scaled:(.+)$/.exec(text)?.[1])
  if (Number.isFinite(rate) && rate >= 1) return `scaled:${rate}`
  throw new UserError('OPTION_INVALID', `\`${text}\` is no value of --clock`, {
    hint: 'settle, scaled:N with N of 1 or more, or real',
  })
}
