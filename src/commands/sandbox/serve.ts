import { UserError } from '../../calls/index.ts'
import { reasonOf } from '../../plugins/index.ts'
import { type ClockMode, formatAnnouncement, serveSandbox } from '../../sandbox/index.ts'
import type { Tools } from '../tools.ts'
import type { ServeOptions } from './serve-options.ts'

/** Where the sandbox was offered. */
export interface Served {
  /** `http://127.0.0.1:4566` */
  readonly endpoint: string
}

/** Offers an empty sandbox, or one with a scenario's resources and the seed files in it, over HTTP on 127.0.0.1 until it is interrupted. */
export async function serve(tools: Tools, options: ServeOptions): Promise<Served> {
  const { signal } = tools
  const sandbox = await tools.openSandbox(clockOf(options.clock))
  const served = await serveSandbox(sandbox, { port: options.port, hosts: options.allowHost }).catch(
    (cause: unknown) => {
      throw new UserError(
        'PORT_UNAVAILABLE',
        `cannot listen on port ${options.port} of 127.0.0.1: ${reasonOf(cause)}`,
        {
          cause,
          hint: '--port 0 takes any free one',
        },
      )
    },
  )
  // Before the end, which is when somebody stops it: who reads this line goes on.
  tools.out(formatAnnouncement(served, options.format))
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await served.close()
  return { endpoint: served.endpoint }
}

function clockOf(text: string): ClockMode {
  if (text === 'settle' || text === 'real') return text
  const rate = Number(/^scaled:(.+)$/.exec(text)?.[1])
  if (Number.isFinite(rate) && rate >= 1) return `scaled:${rate}`
  throw new UserError('OPTION_INVALID', `\`${text}\` is no value of --clock`, {
    hint: 'settle, scaled:N with N of 1 or more, or real',
  })
}
