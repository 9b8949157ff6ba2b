import { UserError } from '../../calls/index.ts'
import type { KeptSandbox, SandboxOpening } from '../../commands/index.ts'
import { pathFrom } from '../../plugins/index.ts'
import type { Sandbox, Snapshot } from '../../sandbox/index.ts'
import type { App } from '../app.ts'
import type { AppOptions } from '../options.ts'
import type { Ports } from '../ports.ts'
import { keepJournal, namedJournal } from './journal-file.ts'
import { type Keeping, keptSandbox, readSnapshotFile } from './kept-sandbox.ts'
import { openSandbox, openScenario } from './open-sandbox.ts'
import { readSeedFiles } from './seed-files.ts'
import { stateFolder } from './state-file.ts'

/**
 * A sandbox with what the scenario and the seed files name. Its region is the one that is asked for, the scenario's, the snapshot's, or that
 * of the configuration where there is one. Its calls go to the file of `--journal`.
 */
export async function readLocalSandbox(
  app: Pick<App, 'options' | 'project'>,
  { ports, warn }: { readonly ports: Ports; warn(text: string): void },
  { clock, region, snapshot: file }: SandboxOpening,
): Promise<Sandbox> {
  const { options } = app
  const scenario = await openScenario(options.scenario, ports)
  const snapshot: Snapshot | undefined = file === undefined ? undefined : await readSnapshotFile(file, ports)
  const sandbox = openSandbox({
    realNow: ports.realNow,
    account: scenario?.account,
    region: region ?? scenario?.region ?? snapshot?.region ?? (await regionBeside(app, ports, warn)),
    scenario,
    buckets: await readSeedFiles(options.seedFile, ports),
    snapshot,
    clock,
  })
  keepJournal(sandbox.journal, { files: ports.files, to: namedJournal(ports.directory, options.journal), warn })
  return sandbox
}

/** The region of the configuration that lies here, as its clients will sign for it. */
async function regionBeside(
  { options, project }: Pick<App, 'options' | 'project'>,
  { files, directory }: Ports,
  warn: (text: string) => void,
): Promise<string | undefined> {
  if (!(await files.exists(pathFrom(directory, options.config)))) return undefined
  try {
    return (await project()).region
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    warn(`the region is not taken from ${options.config}, which cannot be read: ${error.message}`)
    return undefined
  }
}

export { readJournalFile, readSnapshotFile } from './kept-sandbox.ts'

/** What the sandbox of the project that these options name keeps between commands. */
export function keptSandboxOf({ config }: AppOptions, keeping: Keeping): KeptSandbox {
  return keptSandbox(stateFolder(keeping.ports.directory, config), keeping)
}
