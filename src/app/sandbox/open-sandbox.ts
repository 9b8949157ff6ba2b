import { UserError } from '../../calls/index.ts'
import { pathFrom, reasonOf } from '../../plugins/index.ts'
import {
  type Behaviour,
  createSandbox,
  type Resources,
  readScenario,
  type Sandbox,
  type SandboxOptions,
  type Scenario,
  ScenarioError,
  type SeedBucket,
  SeedError,
  type SeedOptions,
  type Snapshot,
  seed,
} from '../../sandbox/index.ts'
import { type FlagFiles, readFlagFile } from '../flag-file.ts'

/** The scenario that `--scenario` names. Throws UserError with every mistake and its place. */
export async function openScenario(file: string | undefined, from: FlagFiles): Promise<Scenario | undefined> {
  if (file === undefined) return undefined
  if (file === '') throw new UserError('SCENARIO_INVALID', 'no scenario is named', { hint: '--scenario takes a file' })
  const bytes = await readFlagFile(from, file, 'the scenario')
  const readBeside = (path: string): Promise<Uint8Array> =>
    from.files.read(pathFrom(from.directory, path)).catch((cause: unknown) => {
      throw new Error(reasonOf(cause), { cause })
    })
  try {
    return await readScenario(file, async (path) => (path === file ? bytes : readBeside(path)))
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    throw new UserError('SCENARIO_INVALID', error.message, {
      hint: '`ristretto docs sandbox` shows what a scenario may hold',
    })
  }
}

/** What a sandbox is made of. */
export interface Setting {
  readonly realNow: () => number
  readonly account: string | undefined
  readonly region: string | undefined
  readonly scenario: Scenario | undefined
  readonly buckets: readonly SeedBucket[]
  readonly snapshot: Snapshot | undefined
  readonly clock?: SandboxOptions['clock']
  /** Of containers: they go before what the scenario says. */
  readonly behaviours?: readonly Behaviour[]
}

/** A sandbox that goes on from a snapshot, or is new, with the scenario's and the seed files' resources in it. */
export function openSandbox(setting: Setting): Sandbox {
  const { account, region, scenario, buckets, snapshot, realNow, clock, behaviours = [] } = setting
  const sandbox = createSandbox({
    realNow,
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
    ...(snapshot === undefined ? {} : { snapshot }),
    // The first that fits a container holds: what is played goes before what the scenario says.
    behaviours: [...behaviours, ...(scenario?.behaviours ?? [])],
    ...(clock === undefined ? {} : { clock }),
  })
  if (scenario) {
    seedSandbox(sandbox, scenario.resources, 'the scenario', { as: 'scenario' })
    for (const { resources, ...place } of scenario.elsewhere) seedSandbox(sandbox, resources, 'the scenario', { place })
  }
  seedSandbox(sandbox, { buckets }, '--seed-file')
  return sandbox
}

/** Seeds; what AWS would refuse is the user's mistake. `where` says in what it is named. */
export function seedSandbox(sandbox: Sandbox, resources: Resources, where: string, options: SeedOptions = {}): void {
  try {
    seed(sandbox, resources, options)
  } catch (cause) {
    if (!(cause instanceof SeedError)) throw cause
    throw new UserError('SANDBOX_SEED', `the sandbox refuses what ${where} names: ${cause.message}`, {
      cause,
      hint: 'AWS would refuse it, too',
    })
  }
}
