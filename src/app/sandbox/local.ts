import type { ClockMode, Sandbox } from '../../sandbox/index.ts'
import type { AppOptions } from '../options.ts'
import type { Ports } from '../ports.ts'
import { openSandbox, openScenario } from './open-sandbox.ts'
import { readSeedFiles } from './seed-files.ts'
import { stateFolder } from './state-file.ts'

/** A new sandbox with what the scenario and the seed files name; no project is read. */
export async function readLocalSandbox(options: AppOptions, ports: Ports, clock: ClockMode): Promise<Sandbox> {
  const scenario = await openScenario(options.scenario, ports)
  return openSandbox({
    realNow: ports.realNow,
    account: scenario?.account,
    region: scenario?.region,
    scenario,
    buckets: await readSeedFiles(options.seedFile, ports),
    snapshot: undefined,
    clock,
  })
}

/** Where the sandbox of the project that these options name keeps its state. */
export function stateFolderOf({ config }: AppOptions, { directory }: Ports): string {
  return stateFolder(directory, config)
}
