import { isAbsolute, join } from 'node:path'
import {
  aws,
  type Call,
  type Credentials,
  type Driver,
  dry,
  live,
  type PlannedNeed,
  plan,
  UserError,
  type World,
} from '../calls/index.ts'
import { openSandbox, openScenario } from '../commands/sandbox/open-sandbox.ts'
import { readSeedFiles } from '../commands/sandbox/seed-files.ts'
import { readDefinitions, resourcesOf, rolesNamed } from '../commands/sandbox/seed-project.ts'
import { readState, stateFolder, writeState } from '../commands/sandbox/state-file.ts'
import { virtualClock } from '../commands/sandbox/virtual-clock.ts'
import { policyDocument, statementsOf } from '../permissions/index.ts'
import type { Event } from '../report/index.ts'
import { createRoleWithPolicy, openSession as openRoleSession, type Sandbox, seed } from '../sandbox/index.ts'
import type { Project } from '../settings/index.ts'
import { createSender, fetchHttp } from '../wire/index.ts'
import type { ProjectBody } from './body.ts'
import type { ProjectCommand } from './commands.ts'
import type { Parsed } from './parse.ts'
import type { Ports } from './ports.ts'
import { reporterOf } from './reporter.ts'
import { accountOf, debugTo, readProject } from './session.ts'

export interface Sandboxed {
  readonly command: ProjectCommand
  readonly parsed: Parsed
  readonly body: ProjectBody
}

/** The role that a sandboxed command works as. */
const ROLE = 'ristretto-sandbox'
/** How many times faster than real a command on a terminal seems to wait. */
const PACE = 12

/**
 * Runs a command in the embedded sandbox, as a role that holds exactly the policy generated for this very command line. In this order:
 * configuration; seed files; definitions, read as the sandbox's administrator; what they name is seeded; the command is planned with
 * what ECS would say left open; the role is made; the command is run. The state is kept beside the configuration.
 */
export const runInSandbox = async ({ command, parsed, body }: Sandboxed, ports: Ports): Promise<number> => {
  const { globals } = parsed
  let now = ports.clock.now
  const reporter = await reporterOf(globals, { ...ports, clock: { ...ports.clock, now: () => now() } })
  try {
    const project = await readProject(globals, ports, reporter.report)
    const folder = stateFolder(absolute(project.file, ports))
    const { sandbox, world } = await setUp(project, parsed, ports, reporter.report, folder)
    now = sandbox.clock.now
    const credentials = await roleFor(command, { parsed, body, project, sandbox, world, ports })
    try {
      const own = { ...world(credentials), report: reporter.report }
      await body(aws(own, driverOf(command, parsed)), project)
      return 0
    } finally {
      await writeState(ports.files, folder, sandbox.state())
    }
  } finally {
    reporter.end()
  }
}

const driverOf = (command: ProjectCommand, parsed: Parsed): Driver => (command.isDryRun(parsed) ? dry() : live)

const absolute = (path: string, { directory }: Ports): string => (isAbsolute(path) ? path : join(directory, path))

type WorldFor = (credentials: Credentials) => World

/** The sandbox with all that the project names in it, and worlds in it for whoever has credentials. */
const setUp = async (
  project: Project,
  { globals }: Parsed,
  ports: Ports,
  report: (event: Event) => void,
  folder: string,
): Promise<{ sandbox: Sandbox; world: WorldFor }> => {
  const read = (path: string) => ports.files.read(absolute(path, ports))
  const scenario = await openScenario(globals.scenario, read)
  const buckets = await readSeedFiles(globals.seedFile, ports.directory, ports.files.read)
  const setting = {
    realNow: ports.realNow,
    region: project.region ?? scenario?.region,
    scenario,
    buckets,
  }
  const warn = (text: string) => report({ type: 'warning', step: 'open the sandbox', text })
  const restore = (snapshot: Parameters<typeof openSandbox>[0]['snapshot']) =>
    void openSandbox({ ...setting, scenario: undefined, buckets: [], account: undefined, snapshot })
  const kept = await readState(ports.files, folder, restore, warn)
  const outline = await project.outline()
  const open = (account: string | undefined) =>
    openSandbox({
      ...setting,
      account,
      snapshot: account === undefined || account === kept?.account ? kept : undefined,
    })

  const first = open(
    scenario?.account ?? accountOf([globals.assumeRoleArn, project.cluster, ...(outline?.roles ?? [])]),
  )
  const definitions = await definitionsIn(first, project, ports, report)
  // Roles that were looked up tell the account only now.
  const account = scenario?.account ?? accountOf(rolesNamed(definitions)) ?? first.account
  const sandbox = account === first.account ? first : open(account)
  if (kept && kept.account !== sandbox.account)
    warn(`the account is another one now (${sandbox.account}); the sandbox starts anew`)
  seed(sandbox, resourcesOf(project, definitions, sandbox.account))
  return { sandbox, world: worldsIn(sandbox, project, ports, globals.debug) }
}

const definitionsIn = (sandbox: Sandbox, project: Project, ports: Ports, report: (event: Event) => void) => {
  const world = worldsIn(sandbox, project, ports, false)(sandbox.administrator)
  return readDefinitions(aws({ ...world, report: (event) => event.type === 'warning' && report(event) }, live), project)
}

/** Real credentials, endpoints and proxies mean nothing here: the environment of the wire is empty. */
const worldsIn = (sandbox: Sandbox, project: Project, ports: Ports, debug: boolean): WorldFor => {
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
    report: () => {},
    token: ports.token,
    send: createSender(
      {
        ...ports,
        clock,
        env: {},
        http: fetchHttp(sandbox.fetch),
        credentials: async () => credentials,
        ...(debug ? { debug: debugTo(ports) } : {}),
      },
      { region },
    ),
  })
}

interface RoleSetting {
  readonly parsed: Parsed
  readonly body: ProjectBody
  readonly project: Project
  readonly sandbox: Sandbox
  readonly world: WorldFor
  readonly ports: Ports
}

/** Makes the role with the generated policy, or with the one of `--sandbox-policy`, and assumes it. */
const roleFor = async (command: ProjectCommand, setting: RoleSetting): Promise<Credentials> => {
  const { parsed, body, project, sandbox, world, ports } = setting
  const { needs } = await plan((door) => body(door, project), world(sandbox.administrator), {
    reading: isFact,
    dryRun: command.isDryRun(parsed),
  })
  for (const principal of new Set(needs.map((need) => need.principal)))
    if (principal !== 'caller') createRoleWithPolicy(sandbox, roleName(principal), policyFor(needs, principal))
  const { sandboxPolicy } = parsed.globals
  const policy = sandboxPolicy === undefined ? policyFor(needs, 'caller') : await readPolicy(sandboxPolicy, ports)
  const roleArn = createRoleWithPolicy(sandbox, ROLE, policy)
  return openRoleSession(sandbox, roleArn, 'ristretto')
}

const roleName = (arn: string): string => arn.split('/').at(-1) ?? arn

/** Lookups, and what only the policy wants to know. Whether the service exists, and how its rollout ends, stays open. */
const isFact = ({ name }: Call<unknown>): boolean => !/^(ecs|logs):/.test(name) || name === 'ecs:DescribeTaskDefinition'

const policyFor = (needs: readonly PlannedNeed[], principal: string): string => {
  const own = needs.filter((need) => need.principal === principal).map((need) => ({ ...need, line: '' }))
  const statements = statementsOf(own, 'degraded')
  return statements.length > 0 ? JSON.stringify(policyDocument(statements)) : nothingAllowed
}

/** A policy must have a statement. */
const nothingAllowed = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }],
})

const readPolicy = async (file: string, ports: Ports): Promise<string> => {
  const bytes = await ports.files.read(absolute(file, ports)).catch((cause: unknown) => {
    throw new UserError('FILE_UNREADABLE', `\`${file}\` in --sandbox-policy cannot be read`, { cause })
  })
  return new TextDecoder().decode(bytes)
}
