import { aws, live, UserError, type World } from '../calls/index.ts'
import type { Event } from '../report/index.ts'
import { openProject, type Project } from '../settings/index.ts'
import type { AppOptions } from './options.ts'
import type { Ports } from './ports.ts'

/** The project that these options name; only warnings leave it. Throws UserError. */
export function readProject(
  options: AppOptions,
  ports: Ports,
  told: { report(event: Event): void; keepSecret(value: unknown): void },
): Promise<Project> {
  const { files, env, directory } = ports
  const { report, keepSecret } = told
  return openProject(
    aws(nowhere(ports, report), live),
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
    place: { partition: 'aws', region: '', account: '' },
    clock: ports.clock,
    // Asked for when something waits: to listen to signals costs a start 2 ms.
    get signal() {
      return ports.signal
    },
    deadline: new AbortController().signal,
    isWatched: false,
    send: ({ name }) =>
      Promise.reject(
        new UserError('CONFIG_LOOKUP', `the configuration itself cannot call AWS (${name}): it says where AWS is`, {
          hint: 'look the value up in a local file, or pass an environment variable',
        }),
      ),
    report,
    token: ports.token,
  }
}
