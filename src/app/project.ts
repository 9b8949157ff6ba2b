import { aws, live, unread, unsent, type World } from '../calls/index.ts'
import type { Event } from '../report/index.ts'
import { openProject, type Project } from '../settings/index.ts'
import type { AppOptions } from './options.ts'
import type { Ports } from './ports.ts'

/** Where the project speaks to. */
export interface Told {
  report(event: Event): void
  keepSecret(value: unknown): void
}

/**
 * The project that these options name; only warnings leave it. Lookups of its configuration are made in the world that is given; without
 * one they are marks, and the project is a provisional one. Throws UserError.
 */
export function readProject(options: AppOptions, ports: Ports, told: Told, world?: World): Promise<Project> {
  const { files, env, directory } = ports
  const { report, keepSecret } = told
  return openProject(
    world ? aws(world, live) : aws(nowhere(ports, report), unsent),
    { files, env, directory, keepSecret },
    {
      config: options.config,
      envfiles: options.envfile,
      extStr: options.extStr,
      extCode: options.extCode,
      strict: options.strict,
      ...(options.compat === undefined ? {} : { compat: options.compat }),
      ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
      ...(options.filterCommand === '' ? {} : { filterCommand: options.filterCommand }),
    },
  )
}

/** The world before the project is known. */
function nowhere(ports: Ports, report: (event: Event) => void): World {
  return {
    place: { partition: 'aws', region: unread('region'), account: unread('account') },
    clock: ports.clock,
    // Asked for when something waits: to listen to signals costs a start 2 ms.
    get signal() {
      return ports.signal
    },
    deadline: new AbortController().signal,
    isWatched: false,
    send: ({ name }) => Promise.reject(new Error(`bug: ${name} before the configuration is known`)),
    report,
    token: ports.token,
  }
}
