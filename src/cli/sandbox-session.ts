import { aws, type Credentials, live, type World } from '../calls/index.ts'
import { openSandbox, openScenario, seedSandbox, usualBehaviours } from '../commands/sandbox/open-sandbox.ts'
import { readSeedFiles } from '../commands/sandbox/seed-files.ts'
import { type NamedByFlags, readDefinitions, resourcesOf, rolesNamed } from '../commands/sandbox/seed-project.ts'
import { readState, stateFolder, stateText } from '../commands/sandbox/state-file.ts'
import { virtualClock } from '../commands/sandbox/virtual-clock.ts'
import type { Event } from '../report/index.ts'
import type { Sandbox } from '../sandbox/index.ts'
import type { Project } from '../settings/index.ts'
import { createSender, fetchHttp } from '../wire/index.ts'
import type { GlobalOptions } from './globals.ts'
import type { Ports } from './ports.ts'
import { isLive } from './reporter.ts'
import { accountOf, checkClusterRegion, debugTo, readProject } from './session.ts'

/** How many times faster than real a command on a terminal seems to wait. */
const PACE = 12

/** A project in a sandbox that has what the project names. */
export interface SandboxSession {
  readonly project: Project
  readonly sandbox: Sandbox
  /** The sandbox's world for whoever has these credentials. It says nothing. */
  readonly world: (credentials: Credentials) => World
  /** Where the state is kept. */
  readonly folder: string
  /** What was kept there. */
  readonly before: string | undefined
}

/**
 * Opens the sandbox of a project, in this order: configuration; seed files; definitions, read as the sandbox's administrator; what they
 * name is seeded, only adding to what is there.
 */
export async function openSandboxSession(
  globals: GlobalOptions,
  ports: Ports,
  report: (event: Event) => void,
  named: NamedByFlags = {},
): Promise<SandboxSession> {
  const project = await readProject(globals, ports, report)
  const folder = stateFolder(ports.directory, project.file)
  const before = await stateText(ports.files, folder)
  return { project, folder, before, ...(await setUp({ project, globals, ports, report, folder, named })) }
}

type WorldFor = (credentials: Credentials) => World

interface SetUp {
  readonly project: Project
  readonly globals: GlobalOptions
  readonly ports: Ports
  readonly report: (event: Event) => void
  readonly folder: string
  readonly named: NamedByFlags
}

/** The sandbox with all that the project names in it, and worlds in it for whoever has credentials. */
async function setUp({
  project,
  globals,
  ports,
  report,
  folder,
  named,
}: SetUp): Promise<{ sandbox: Sandbox; world: WorldFor }> {
  const scenario = await openScenario(globals.scenario, ports)
  const outline = await project.outline()
  const buckets = await readSeedFiles(globals.seedFile, ports)
  const setting = {
    realNow: ports.realNow,
    region: project.region ?? scenario?.region,
    scenario,
    buckets,
    behaviours: usualBehaviours(outline?.containers ?? []),
  }
  const warn = (text: string) => report({ type: 'warning', step: 'open the sandbox', text })
  const restore = (snapshot: Parameters<typeof openSandbox>[0]['snapshot']) =>
    void openSandbox({ ...setting, scenario: undefined, buckets: [], account: undefined, snapshot })
  const kept = keptState(await readState(ports.files, folder, restore, warn), setting.region, warn)
  const open = (account: string | undefined) =>
    openSandbox({
      ...setting,
      account,
      snapshot: account === undefined || account === kept?.account ? kept : undefined,
    })

  checkClusterRegion(project, setting.region)
  const first = open(
    scenario?.account ?? accountOf([globals.assumeRoleArn, project.cluster, ...(outline?.roles ?? [])]),
  )
  const definitions = await definitionsIn(first, project, ports, named)
  // Roles that were looked up tell the account only now.
  const account =
    scenario?.account ??
    accountOf([globals.assumeRoleArn, project.cluster, ...rolesNamed(definitions)]) ??
    first.account
  const sandbox = account === first.account ? first : open(account)
  if (kept && kept.account !== sandbox.account)
    warn(`the account is another one now (${sandbox.account}); the sandbox starts anew`)
  const foreign = rolesNamed(definitions).find((role) => (accountOf([role]) ?? sandbox.account) !== sandbox.account)
  if (foreign !== undefined)
    warn(`${foreign} is no role of the sandbox's account ${sandbox.account}: ECS will refuse it, as AWS does`)
  seedSandbox(sandbox, resourcesOf(project, definitions, sandbox.account), 'the project', { as: 'project' })
  return { sandbox, world: worldsIn(sandbox, project, ports, globals) }
}

/** ARNs hold the region, so that a state from another one is of no use. */
function keptState(
  kept: Awaited<ReturnType<typeof readState>>,
  region: string | undefined,
  warn: (text: string) => void,
): typeof kept {
  if (kept === undefined || region === undefined || kept.region === region) return kept
  warn(`the region is another one now (${region}); the sandbox starts anew`)
  return undefined
}

/** What there is to warn about, the command itself will: it reads the same files. */
function definitionsIn(sandbox: Sandbox, project: Project, ports: Ports, named: NamedByFlags) {
  return readDefinitions(aws(worldsIn(sandbox, project, ports)(sandbox.administrator), live), project, named)
}

/** Real credentials, endpoints and proxies mean nothing here: the environment of the wire is empty. */
function worldsIn(sandbox: Sandbox, project: Project, ports: Ports, globals?: GlobalOptions): WorldFor {
  const pace = ports.terminal.err ? 1 / PACE : 0
  const clock = virtualClock(sandbox, (milliseconds, signal) =>
    ports.clock.sleep((milliseconds / 1000) * pace, 'watching', signal),
  )
  const { account, region, partition } = sandbox
  return (credentials) => ({
    place: { account, region, partition },
    clock,
    signal: ports.signal,
    deadline: clock.timeout(project.timeoutSeconds),
    isWatched: globals !== undefined && isLive(globals, ports),
    report: () => {},
    token: ports.token,
    // Programs and servers that lookups ask are the user's own, no part of AWS: they are asked as ever.
    ...(ports.local ? { local: ports.local(project.environment) } : {}),
    send: createSender(
      {
        ...ports,
        clock,
        env: {},
        http: fetchHttp(sandbox.fetch),
        credentials: async () => credentials,
        ...(globals?.debug ? { debug: debugTo({ ...ports, clock }, globals) } : {}),
      },
      { region },
    ),
  })
}
