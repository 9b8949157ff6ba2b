import { type Plan, unset, type World } from '../calls/index.ts'
import type { Command, OptionTable, Rehearsal, RehearsalOptions } from '../commands/index.ts'
import { createSecrets, type Event, maskError, maskEvent, type Scope, type Secrets } from '../report/index.ts'
import type { Project } from '../settings/index.ts'
import type { AwsCommand, Order, Work } from './body.ts'
import { boundedPorts } from './bounded-files.ts'
import { type AppOptions, isSandboxed, projectKey, type Watching } from './options.ts'
import type { Ports } from './ports.ts'
import type { SandboxSetting } from './sandbox/session.ts'
import { scopeOf } from './scope.ts'
import type { Site } from './site.ts'
import type { PlaceOptions } from './world.ts'

/** How a command is planned. */
export interface Planning extends PlaceOptions {
  /** Sends the reads, so that what the account says is no question any more. Default: sends nothing. */
  readonly reading?: boolean
  /** Makes the lookups of the files in a new sandbox, which has what `--scenario` and `--seed-file` name. */
  readonly rehearsed?: boolean
  readonly assumptions?: ReadonlyMap<string, boolean>
  /** Takes a variable that nobody has set as unknown, and notes which. Default: that is an error, as for a command that runs. */
  readonly carriesUnset?: boolean
  /** Explores equal parts of a command once. Default: true. */
  readonly remember?: boolean
}

/** One invocation: projects are read once, however many commands are run or planned on them. */
export interface App {
  readonly options: AppOptions
  /** Its ports, whose files are no larger than the options allow. */
  readonly ports: Ports
  /** The same invocation under other options: what was read stays read. */
  with(options: AppOptions): App
  /** Throws UserError. */
  project(reading?: Pick<Planning, 'carriesUnset'>): Promise<Project>
  /**
   * Runs a command: on AWS, tried, or in the sandbox. Gives what it gives. Throws Failure; a DeniedError bears what the command's own
   * plan says about the call.
   */
  run<Table extends OptionTable, Result>(command: AwsCommand<Table, Result>, order: Order<Table>): Promise<Result>
  /** What the command may ask of IAM. Without `reading` no network is used. */
  plan<Table extends OptionTable>(command: AwsCommand<Table>, order: Order<Table>, planning?: Planning): Promise<Plan>
  /** Runs the last of these commands in a new sandbox, as a role with a policy, after its administrator ran the others. Nothing is kept. */
  rehearse(before: readonly Call[], call: Call, options: RehearsalOptions): Promise<Rehearsal>
  /** The result of a command without values of sensitive sources, unless the options say `showSecrets`. */
  masked<Result>(command: Pick<Command, 'sensitive'>, result: Result): Result
  /** Milliseconds since 1970 by the clock that counts: the sandbox's own, once a command works there. */
  now(): number
  /** Seconds since the invocation began, by that clock. */
  seconds(): number
  /** What commands on the project are about, as far as that can be told. Never throws. */
  scope(): Promise<Scope | undefined>
}

/** A command and what is to be done with it. */
export interface Call {
  readonly command: AwsCommand
  readonly order: Order
}

/** What an invocation needs beside its options. */
export interface AppSetting {
  readonly ports: Ports
  report(event: Event): void
  readonly watching: Watching
}

/** The clock that counts, and when the work began by it. */
interface Time {
  now(): number
  since: number
}

interface Shared extends AppSetting {
  readonly projects: Map<string, Promise<Project>>
  /** Sensitive values that lookups have met: nothing may print them. */
  readonly secrets: Secrets
  readonly time: Time
  /** What a plan takes for a variable that nobody has set. */
  unset(name: string): string
}

/** Gives marks, and notes each variable once. */
function unsetNoter(report: (event: Event) => void): (name: string) => string {
  const noted = new Set<string>()
  return (name) => {
    if (!noted.has(name))
      report({ type: 'note', step: 'read the files', text: `\`${name}\` is not set: the plan takes it as unknown` })
    noted.add(name)
    return unset(name)
  }
}

/** Opens an invocation. Nothing is read before it is asked for. */
export function openApp(options: AppOptions, setting: AppSetting): App {
  const secrets = createSecrets()
  const isShown = ({ type }: Event) => options.showSecrets && type === 'would-call'
  const report = (event: Event) => setting.report(isShown(event) ? event : maskEvent(event, secrets))
  const watching = { ...setting.watching, mask: secrets.mask }
  const ports = boundedPorts(options, setting.ports, report)
  const { now } = ports.clock
  const time = { now, since: now() }
  return appOf(options, {
    ...setting,
    ports,
    report,
    watching,
    secrets,
    projects: new Map(),
    time,
    unset: unsetNoter(report),
  })
}

function appOf(options: AppOptions, shared: Shared): App {
  const { ports, report, projects, watching, secrets } = shared
  const told = { report, keepSecret: secrets.keep }
  const toldOf = (carriesUnset: boolean) => (carriesUnset ? { ...told, unset: shared.unset } : told)
  const keyOf = (carriesUnset: boolean) => JSON.stringify([projectKey(options), carriesUnset])
  const project: App['project'] = ({ carriesUnset = false } = {}) => {
    const key = keyOf(carriesUnset)
    const known =
      projects.get(key) ?? engine().then(({ readProject }) => readProject(options, ports, toldOf(carriesUnset)))
    projects.set(key, known)
    return known
  }
  const siteFor = async ({ needs }: Pick<AwsCommand, 'needs'>, carriesUnset = false): Promise<Site> => {
    const { siteOf, siteWithoutProject } = await engine()
    if (needs !== 'project') return siteWithoutProject(options, ports)
    const { readProject } = await engine()
    return siteOf(await project({ carriesUnset }), (world) => readProject(options, ports, toldOf(carriesUnset), world))
  }
  return {
    options,
    ports,
    with: (other) => appOf(other, shared),
    project,
    now: () => shared.time.now(),
    masked: ({ sensitive = [] }, result) =>
      options.showSecrets ? result : withMembers(result, sensitive, secrets.maskIn),
    seconds: () => (shared.time.now() - shared.time.since) / 1000,
    // What was not read so far need not be read for this.
    scope: async () =>
      projects.has(keyOf(false))
        ? project()
            .then(scopeOf)
            .catch(() => undefined)
        : undefined,
    run: (command, order) =>
      withoutSecrets(secrets, async () => {
        const { workOf, runOn, worldOf } = await engine()
        const work = await workOf(command, order, options, ports)
        const site = await siteFor(command)
        if (isSandboxed(options)) {
          const { runInSandbox } = await import('./sandbox/run.ts')
          return runInSandbox(work, { site, options, shared })
        }
        const worldAt = (own: Site) => worldOf(own, { ...options, ...watching }, ports, report)
        return logged(await worldAt(site), { callLog: options.callLog, ports }, async (world) => {
          const settled = work.leavesLookups ? site : await site.settledIn(world)
          return runOn(settled === site ? world : onward(world, await worldAt(settled)), settled, work)
        })
      }),
    rehearse: async (before, { command, order }, given) => {
      const { workOf } = await engine()
      const { rehearse } = await import('./sandbox/rehearse.ts')
      const earlier = await Promise.all(before.map((one) => workOf(one.command, one.order, options, ports)))
      const work = await workOf(command, order, options, ports)
      // A command about an account is rehearsed beside the project that was deployed before it.
      const some = [command, ...before.map((one) => one.command)].find(({ needs }) => needs === 'project') ?? command
      return rehearse(work, { site: await siteFor(some), options, shared }, { ...given, before: earlier })
    },
    plan: async (command, order, planning = {}) => {
      const { reading = false, rehearsed = false, carriesUnset = false, remember = true, ...others } = planning
      const { assumptions = new Map(), ...place } = others
      const { workOf, plannedBody, worldOf } = await engine()
      const { plan } = await import('./planner.ts')
      const work = await workOf(command, order, options, ports)
      const site = await siteFor(command, carriesUnset)
      const how = { dryRun: work.isDryRun, assumptions, remember }
      if (rehearsed) {
        const { rehearsedWorld } = await import('./sandbox/session.ts')
        const { world, project } = await rehearsedWorld({ site, options, shared, fresh: place }, work.files)
        return plan(plannedBody(work, project), world, { ...how, reading: 'lookups' })
      }
      const worldAt = (own: Site): Promise<World> =>
        isSandboxed(options)
          ? sandboxWorld({ site: own, options, shared }, work, place.account)
          : worldOf(own, { ...options, ...watching, ...place }, ports, report)
      const world = await worldAt(site)
      const settled = reading ? await site.settledIn(world) : site
      return plan(plannedBody(work, settled.project), settled === site ? world : await worldAt(settled), {
        ...how,
        reading,
      })
    },
  }
}

/** Data with these of its members changed; the type stays, as their strings alone do change. */
function withMembers<T>(data: T, members: readonly string[], change: (value: unknown) => unknown): T {
  if (typeof data !== 'object' || data === null) return data
  const changed = Object.entries(data).filter(([name]) => members.includes(name))
  return { ...data, ...Object.fromEntries(changed.map(([name, value]) => [name, change(value)])) }
}

/** The world of a settled site, on the way of the one before, whose calls are kept. The region may have been looked up. */
function onward({ send }: World, world: World): World {
  const { region } = world.place
  return { ...world, send: (call, principal, sending) => send({ region, ...call }, principal, sending) }
}

/** Loaded for who wants a log of the calls: start-up time. */
async function logged<T>(
  world: World,
  keeping: { readonly callLog?: string | undefined; readonly ports: Ports },
  body: (world: World) => Promise<T>,
): Promise<T> {
  return keeping.callLog === undefined ? body(world) : (await import('./call-log.ts')).withCallLog(world, keeping, body)
}

/** The world of the sandbox's administrator: a plan asks nobody for permission. */
async function sandboxWorld(setting: SandboxSetting, work: Work, account: string | undefined): Promise<World> {
  const { administratorsWorld } = await import('./sandbox/session.ts')
  return administratorsWorld(setting, work.files, account)
}

/** An error may quote what a lookup gave: AWS does so with names that it does not know. */
async function withoutSecrets<T>(secrets: Secrets, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw maskError(error, secrets)
  }
}

/** Loaded for commands that read a project: settings and templates are a fifth of the start of all others. */
function engine() {
  return import('./engine.ts')
}
