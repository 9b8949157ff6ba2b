import type { World } from '../calls/index.ts'
import { type Project, readEnvironment, timeoutOption } from '../settings/index.ts'
import type { AppOptions } from './options.ts'
import type { Ports } from './ports.ts'

/** What a world is made of, as far as files, flags and variables tell. */
export interface Site {
  /** `undefined` for a command that works on an account. */
  readonly project: Project | undefined
  /** The process's variables with those of the env files over them. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly region: string | undefined
  /** Infinity where there is no limit. */
  readonly timeoutSeconds: number
  /** The configuration file, there or not: the sandbox keeps its state beside it. */
  readonly file: string
  /** Names that may be ARNs, which tell the account. */
  arns(): Promise<readonly (string | undefined)[]>
  /** The same site, after the lookups of its configuration were made in a world; itself where it makes none. Throws Failure. */
  settledIn(world: World): Promise<Site>
}

/** The site of a project. */
export function siteOf(project: Project, readIn: (world: World) => Promise<Project>): Site {
  const { environment, region, timeoutSeconds, file, configuration } = project
  const site: Site = {
    project,
    environment,
    region,
    timeoutSeconds,
    file,
    arns: async () => [configuration.cluster, configuration.service, ...((await project.outline())?.roles ?? [])],
    settledIn: async (world) => (project.isProvisional ? siteOf(await readIn(world), readIn) : site),
  }
  return site
}

/** The site of a command that works on an account: env files and variables tell the region; only `--timeout` limits the time. */
export async function siteWithoutProject(options: AppOptions, ports: Ports): Promise<Site> {
  const environment = await readEnvironment(ports, options.envfile)
  const site: Site = {
    project: undefined,
    environment,
    region: environment['AWS_DEFAULT_REGION'] || undefined,
    timeoutSeconds: options.timeout === undefined ? Number.POSITIVE_INFINITY : timeoutOption(options.timeout),
    file: options.config,
    arns: async () => [],
    settledIn: async () => site,
  }
  return site
}
