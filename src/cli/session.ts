import { aws, isMarked, live, type Place, partitionOfRegion, UserError, unread, type World } from '../calls/index.ts'
import type { Event } from '../report/index.ts'
import { openProject, type Project } from '../settings/index.ts'
import type { GlobalOptions } from './globals.ts'
import type { Ports } from './ports.ts'
import { isLive } from './reporter.ts'

/** A project that was read, and the world in which its commands run. */
export interface Session {
  readonly project: Project
  readonly world: World
}

/** What flags of `policy generate` tell. */
export interface SessionOptions {
  /** Wins, as does the region, over what the files tell. */
  readonly account?: string | undefined
  readonly region?: string | undefined
}

/** Reads the project and builds the world around it: the place, the way to AWS, the deadline. Calls nobody. */
export async function openSession(
  globals: GlobalOptions,
  ports: Ports,
  report: (event: Event) => void,
  options: SessionOptions = {},
): Promise<Session> {
  const project = await readProject(globals, ports, report)
  const place = await placeOf(project, globals, options)
  const { environment } = project
  const senderPorts = { ...ports, env: environment, ...(globals.debug ? { debug: debugTo(ports, globals) } : {}) }
  return {
    project,
    world: {
      place,
      clock: ports.clock,
      get signal() {
        return ports.signal
      },
      deadline: ports.clock.timeout(project.timeoutSeconds),
      isWatched: isLive(globals, ports),
      report,
      token: ports.token,
      ...(ports.local ? { local: ports.local(environment) } : {}),
      send: lazySender(async () => {
        const { createSender } = await wire()
        const http = await ports.http(environment)
        return createSender({ ...senderPorts, http }, isMarked(place.region) ? {} : { region: place.region })
      }),
    },
  }
}

/** The project of these global flags; only warnings leave it. */
export function readProject(globals: GlobalOptions, ports: Ports, report: (event: Event) => void): Promise<Project> {
  return openProject(aws(nowhere(ports, report), live), ports, {
    config: globals.config,
    envfiles: globals.envfile,
    extStr: globals.extStr,
    extCode: globals.extCode,
    strict: globals.strict,
    ...(globals.timeout === undefined ? {} : { timeout: globals.timeout }),
    ...(globals.filterCommand === '' ? {} : { filterCommand: globals.filterCommand }),
  })
}

/** Where `--debug` is told. */
export function debugTo(ports: Ports, { logFormat }: GlobalOptions) {
  return logFormat === 'json'
    ? (text: string) => ports.err(`${JSON.stringify({ time: timeOf(ports), type: 'debug', text })}\n`)
    : (text: string) => ports.err(`debug: ${text}\n`)
}

function timeOf(ports: Ports): string {
  return new Date(ports.clock.now()).toISOString()
}

/** The world before the project is known: only warnings leave it. */
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
    send: (call) => Promise.reject(new Error(`bug: ${call.name} is called before the project is read`)),
    report,
    token: ports.token,
  }
}

/** The wire is loaded for what needs AWS alone: start-up time. */
function wire() {
  return import('../wire/index.ts')
}

async function regionOf(env: Project['environment']) {
  return (await wire()).findRegion(env)
}

async function placeOf(
  project: Project,
  globals: GlobalOptions,
  { account, region: given }: SessionOptions,
): Promise<Place> {
  const found = given ?? project.region ?? (await regionOf(project.environment))
  const region = found ?? unread('region')
  checkClusterRegion(project, found)
  return {
    partition: partitionOfRegion(region),
    region,
    account: account ?? accountOf([globals.assumeRoleArn, ...(await arnsOf(project))]) ?? unread('account'),
  }
}

/** ECS would say that there is no such cluster, and IAM that nobody may look. */
export function checkClusterRegion({ cluster, file }: Project, region: string | undefined): void {
  const own = /^arn:[^:]*:ecs:([^:]+):/.exec(cluster)?.[1]
  if (own === undefined || region === undefined || own === region) return
  throw new UserError('CLUSTER_REGION', `the cluster is in \`${own}\`, but the region is \`${region}\``, {
    at: { file },
    hint: 'correct `cluster` or `region` in the configuration; `AWS_REGION` counts where it has no `region`',
  })
}

/** The account is no secret of AWS's: a project names roles in it. */
export function accountOf(arns: readonly string[]): string | undefined {
  return arns.map((arn) => /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1]).find((account) => account !== undefined)
}

async function arnsOf(project: Project): Promise<readonly string[]> {
  return [project.cluster, ...((await project.outline())?.roles ?? [])]
}

/** Opens the way to AWS at the first call: many commands make none. */
function lazySender(open: () => Promise<World['send']>): World['send'] {
  let sender: Promise<World['send']> | undefined
  return async (call, principal, sending) => {
    sender ??= open()
    return (await sender)(call, principal, sending)
  }
}
