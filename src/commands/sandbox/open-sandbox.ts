import { UserError } from '../../calls/index.ts'
import {
  createSandbox,
  readScenario,
  type Sandbox,
  type SandboxOptions,
  type Scenario,
  ScenarioError,
  type SeedBucket,
  type Snapshot,
  seed,
} from '../../sandbox/index.ts'

/** The scenario that `--scenario` names. Throws UserError with every mistake and its place. */
export const openScenario = async (
  file: string | undefined,
  read: (path: string) => Promise<Uint8Array>,
): Promise<Scenario | undefined> => {
  if (file === undefined) return undefined
  try {
    return await readScenario(file, read)
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    throw new UserError('SCENARIO_INVALID', error.message, { hint: 'docs/sandbox.md shows what a scenario may hold' })
  }
}

export interface Setting {
  readonly realNow: () => number
  readonly account: string | undefined
  readonly region: string | undefined
  readonly scenario: Scenario | undefined
  readonly buckets: readonly SeedBucket[]
  readonly snapshot: Snapshot | undefined
  readonly clock?: SandboxOptions['clock']
}

/** A sandbox that goes on from a snapshot, or is new, with the scenario's and the seed files' resources in it. */
export const openSandbox = ({ account, region, scenario, buckets, snapshot, realNow, clock }: Setting): Sandbox => {
  const sandbox = createSandbox({
    realNow,
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
    ...(snapshot === undefined ? {} : { snapshot }),
    ...(scenario === undefined ? {} : { behaviours: scenario.behaviours }),
    ...(clock === undefined ? {} : { clock }),
  })
  if (scenario) seed(sandbox, scenario.resources)
  seed(sandbox, { buckets })
  return sandbox
}
