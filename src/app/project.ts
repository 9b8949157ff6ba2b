import { aws, live, TimedOut, unread, unsent, type World } from '../calls/index.ts'
import type { Event } from '../report/index.ts'
import { openProject, type Project, timeoutOption } from '../settings/index.ts'
import type { AppOptions } from './options.ts'
import type { Ports } from './ports.ts'

/** What a project is read with, and where it speaks to. */
export interface Told {
  report(event: Event): void
  keepSecret(value: unknown): void
  /** What `must_env` gives for a variable that nobody has set. Without it that is an error. */
  unset?(name: string): string
}

/**
 * The project that these options name; only warnings leave it. Lookups of its configuration are made in the world that is given; without
 * one they are marks, and the project is a provisional one. Throws UserError.
 */
export function readProject(options: AppOptions, ports: Ports, told: Told, world?: World): Promise<Project> {
  const { files, env, directory } = ports
  const { report, keepSecret, unset } = told
  return openProject(
    world ? aws(world, live) : aws(nowhere(ports, report), unsent),
    { files, env, directory, keepSecret, pause: deadlineOf(options, ports), ...(unset && { unset }) },
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

/** Ten minutes, as the configuration's own default: what it says itself is not known while it is read. */
const EVALUATION_SECONDS = 600

/** Nothing else is done while a file is evaluated, so that no timer rings and no signal is heard: whoever evaluates looks itself. */
function deadlineOf({ timeout }: AppOptions, ports: Ports): () => void {
  const { realNow, busy } = ports
  const seconds = timeout === undefined ? EVALUATION_SECONDS : timeoutOption(timeout)
  const end = realNow() + seconds * 1000
  return () => {
    busy?.()
    // Asked for here and not before: to listen to signals costs a start 2 ms.
    ports.signal.throwIfAborted()
    if (realNow() > end) throw new TimedOut(`the files of the project are not evaluated within ${seconds} s`)
  }
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
