import { aws, type Credentials, isMarked, live, UserError, unread, type World } from '../../calls/index.ts'
import type { FilesOfFlags } from '../../commands/index.ts'
import type { Event } from '../../report/index.ts'
import type { Behaviour, Sandbox, Snapshot } from '../../sandbox/index.ts'
import type { JsonObject, Project } from '../../settings/index.ts'
import { createSender, fetchHttp } from '../../wire/index.ts'
import { promptFor } from '../filter-prompt.ts'
import type { AppOptions, Watching } from '../options.ts'
import type { Ports } from '../ports.ts'
import type { Site } from '../site.ts'
import { accountOf, checkClusterRegion, traceOf, withPrompt, withScope } from '../world.ts'
import { openSandbox, openScenario, seedSandbox } from './open-sandbox.ts'
import { readSeedFiles } from './seed-files.ts'
import { type Definitions, noDefinitions, readDefinitions, resourcesOf, rolesNamed } from './seed-project.ts'
import { readState, stateFolder } from './state-file.ts'
import { virtualClock } from './virtual-clock.ts'

/** How many times faster than real a command on a terminal seems to wait. */
const PACE = 12

/** The sandbox of a project, which has what the project names. */
export interface SandboxSession {
  readonly sandbox: Sandbox
  /** The sandbox's world for whoever has these credentials. It says nothing. */
  readonly world: (credentials: Credentials) => World
  /** Where the state is kept. */
  readonly folder: string
  /** Roles that the definitions name, as they are written: what tasks hold, never what a command works as. */
  readonly roles: readonly string[]
  /** The service definition, as far as it can be read. */
  readonly service: JsonObject
  /** With the lookups of its configuration made by the administrator. */
  readonly site: Site
  /** Whether the project, the scenario or the opener says which account it is. */
  readonly tellsAccount: boolean
}

/** A sandbox of its own, beside the one of the project. */
export interface FreshSandbox {
  readonly account?: string | undefined
  /** Wins over what the files tell. */
  readonly region?: string | undefined
  /** Where it goes on. */
  readonly snapshot?: Snapshot
  /** For what the scenario says nothing of. */
  readonly behaviours?: readonly Behaviour[]
}

/** The project and the command line that a sandbox is opened for. */
export interface SandboxSetting {
  /** The state of the project's own sandbox is not looked at. */
  readonly fresh?: FreshSandbox
  readonly site: Site
  readonly options: AppOptions
  readonly shared: {
    readonly ports: Ports
    readonly watching: Watching
    report(event: Event): void
    /** The clock by which what happens is told. */
    readonly time: { now(): number; since: number }
  }
}

/** The sandbox's world for its administrator, who may do everything. `account` is the one that is asked for, if any. */
export async function administratorsWorld(
  setting: SandboxSetting,
  files: FilesOfFlags,
  account: string | undefined,
): Promise<World> {
  const { sandbox, world } = await openSandboxSession(setting, files)
  if (account !== undefined && account !== sandbox.account)
    throw new UserError('ACCOUNT_CONTRADICTION', `the sandbox is account \`${sandbox.account}\`, not \`${account}\``, {
      hint: '`account` in a scenario file says which account the sandbox plays; leave --account or --sandbox out',
    })
  return world(sandbox.administrator)
}

/** The world of the administrator of a new sandbox, for planning, and the project as its lookups found it there. */
export async function rehearsedWorld(
  setting: SandboxSetting,
  files: FilesOfFlags,
): Promise<{ readonly world: World; readonly project: Project | undefined }> {
  const { sandbox, world, site, tellsAccount } = await openSandboxSession(setting, files)
  const own = world(sandbox.administrator)
  // A policy for an account that nobody named would be of use to nobody.
  const account = tellsAccount ? sandbox.account : unread('account')
  return { world: { ...own, place: { ...own.place, account } }, project: site.project }
}

/**
 * Opens the sandbox of a project, in this order: seed files; definitions, read as the sandbox's administrator; what they name is seeded,
 * only adding to what is there. `named` tells which files a command line names beside those of the configuration.
 */
export async function openSandboxSession(setting: SandboxSetting, named: FilesOfFlags): Promise<SandboxSession> {
  const { options, shared, fresh } = setting
  const { ports, report } = shared
  const folder = stateFolder(ports.directory, setting.site.file)
  const scenario = await openScenario(options.scenario, ports)
  const buckets = await readSeedFiles(options.seedFile, ports)
  const made = {
    realNow: ports.realNow,
    region: fresh?.region ?? regionOf(setting.site) ?? scenario?.region,
    scenario,
    buckets,
    behaviours: fresh?.behaviours ?? [],
  }
  const warn = (text: string) => report({ type: 'warning', step: 'open the sandbox', text })
  const restore = (snapshot: Parameters<typeof openSandbox>[0]['snapshot']) =>
    void openSandbox({ ...made, scenario: undefined, buckets: [], account: undefined, snapshot })
  const kept = fresh
    ? fresh.snapshot
    : keptState(await readState(ports.files, folder, restore, warn), made.region, warn)
  const open = (account: string | undefined) =>
    openSandbox({
      ...made,
      account,
      snapshot: account === undefined || account === kept?.account ? kept : undefined,
    })

  checkClusterRegion(setting.site, made.region)
  const first = open(
    scenario?.account ?? fresh?.account ?? accountOf([options.assumeRoleArn, ...(await setting.site.arns())]),
  )
  const site = await setting.site.settledIn(worldsIn(first, setting, { isWatched: false })(first.administrator))
  const own = { ...setting, site }
  const { project } = site
  const definitions = await definitionsIn(first, own, named)
  // Roles that were looked up tell the account only now.
  const told =
    scenario?.account ??
    fresh?.account ??
    accountOf([
      options.assumeRoleArn,
      project?.configuration.cluster,
      project?.configuration.service,
      ...rolesNamed(definitions),
    ])
  const account = told ?? first.account
  const sandbox = account === first.account ? first : open(account)
  if (kept && kept.account !== sandbox.account)
    warn(`the account is another one now (${sandbox.account}); the sandbox starts anew`)
  const foreign = rolesNamed(definitions).find((role) => (accountOf([role]) ?? sandbox.account) !== sandbox.account)
  if (foreign !== undefined)
    warn(`${foreign} is no role of the sandbox's account ${sandbox.account}: ECS will refuse it, as AWS does`)
  if (project) seedSandbox(sandbox, resourcesOf(project, definitions, sandbox), 'the project', { as: 'project' })
  return {
    sandbox,
    folder,
    roles: rolesNamed(definitions),
    service: definitions.serviceDefinition?.input ?? {},
    site,
    tellsAccount: told !== undefined,
    world: worldsIn(sandbox, own, shared.watching),
  }
}

/** A region that is looked up is told after the first lookups alone, which are made in the one of the surroundings. */
function regionOf({ region }: Site): string | undefined {
  return region !== undefined && isMarked(region) ? undefined : region
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
async function definitionsIn(sandbox: Sandbox, setting: SandboxSetting, named: FilesOfFlags): Promise<Definitions> {
  const { project } = setting.site
  if (project === undefined) return noDefinitions
  const world = worldsIn(sandbox, setting, { isWatched: false })
  return readDefinitions(aws(world(sandbox.administrator), live), project, named)
}

/** Real credentials, endpoints and proxies mean nothing here: the environment of the wire is empty. */
function worldsIn(
  sandbox: Sandbox,
  { site, options, shared: { ports } }: SandboxSetting,
  watching: Watching,
): SandboxSession['world'] {
  const pace = ports.terminal.err ? 1 / PACE : 0
  const clock = virtualClock(sandbox, (milliseconds, signal) =>
    ports.clock.sleep((milliseconds / 1000) * pace, 'watching', signal),
  )
  const { account, region, partition } = sandbox
  return (credentials) => ({
    place: { account, region, partition },
    clock,
    signal: ports.signal,
    deadline: clock.timeout(site.timeoutSeconds),
    isWatched: watching.isWatched,
    report: () => {},
    token: ports.token,
    ...withPrompt(promptFor(site, options, ports)),
    ...withScope(site),
    // Programs and servers that lookups ask are the user's own, no part of AWS: they are asked as ever.
    ...(ports.local ? { local: ports.local(site.environment) } : {}),
    send: createSender(
      {
        ...ports,
        clock,
        env: {},
        http: fetchHttp((request) =>
          sandbox.fetch(request, (milliseconds, late) =>
            clock.sleep(milliseconds / 1000, 'a late answer', late ?? ports.signal),
          ),
        ),
        credentials: async () => credentials,
        ...traceOf(watching),
      },
      { region },
    ),
  })
}
