import { dirname, join, normalize, resolve } from 'node:path'
import { DeniedError, RemoteError } from '../../calls/index.ts'
import type { Work } from '../body.ts'
import { withCallLog } from '../call-log.ts'
import { runOn } from '../run-on.ts'
import { journalFiles, keepJournal, mendJournal } from './journal-file.ts'
import { whileLocked } from './lock.ts'
import { sandboxRole } from './role.ts'
import { openSandboxSession, type SandboxSetting } from './session.ts'
import { makeStateFolder, stateFolder, writeState } from './state-file.ts'

/**
 * Runs a command in the embedded sandbox, as a role that holds exactly the policy generated for this very command line. In this order:
 * seed files; definitions, read as the sandbox's administrator; what they name is seeded; the command is planned with what ECS would say
 * left open; the role is made; the command is run. The state is kept beside the configuration, also after a failure; meanwhile no other
 * command works on it.
 */
export async function runInSandbox<Result>(work: Work<Result>, setting: SandboxSetting): Promise<Result> {
  const { site, shared } = setting
  const { ports, report } = shared
  const step = 'open the sandbox'
  const locking = {
    ports,
    purpose: work.line,
    note: (text: string) => report({ type: 'note', step, text }),
    warn: (text: string) => report({ type: 'warning', step, text }),
  }
  try {
    return await whileLocked(stateFolder(ports.directory, site.file), locking, () => runLocked(work, setting))
  } catch (error) {
    throw await withScenarioBeside(error, setting)
  }
}

/** What a file looks up is mostly what a scenario would have put there: one that lies beside the configuration is named. */
async function withScenarioBeside(
  error: unknown,
  { site, options, shared: { ports } }: SandboxSetting,
): Promise<unknown> {
  const isOfLookup = error instanceof RemoteError && !(error instanceof DeniedError) && error.at !== undefined
  if (!isOfLookup || options.scenario !== undefined) return error
  for (const name of ['scenario.yml', 'scenario.yaml', 'scenario.json']) {
    const file = normalize(join(dirname(site.file), name))
    if (await ports.files.exists(resolve(ports.directory, file)))
      error.hint = `\`--scenario ${file}\` sets the sandbox up as the file says`
  }
  return error
}

async function runLocked<Result>(work: Work<Result>, setting: SandboxSetting): Promise<Result> {
  const { site, shared, options } = setting
  const { ports, report, time } = shared
  const session = await openSandboxSession(setting, work.files)
  const { sandbox, world, folder } = session
  time.now = sandbox.clock.now
  time.since = time.now()
  const { credentials, told } = await sandboxRole(work, setting, session)
  report({ type: 'note', step: 'open the sandbox', text: told })
  const warn = (text: string) => report({ type: 'warning', step: 'keep the sandbox', text })
  // What cannot be done here, writing the state says.
  await makeStateFolder(ports.files, folder).catch(() => {})
  await mendJournal(ports.files, folder).catch(() => {})
  const to = journalFiles(folder, ports.directory, options.journal)
  // What the sandbox was asked before was asked for the policy, by its administrator: no part of the command.
  const endJournal = keepJournal(sandbox.journal, { files: ports.files, to, command: work.line, warn })
  try {
    const { callLog } = setting.options
    const own = { ...world(credentials), report }
    // The lookups of the configuration are made once more, as the role: its policy has to allow them.
    return await withCallLog(own, { callLog, ports }, async (logged) =>
      runOn(logged, work.leavesLookups ? site : await site.settledIn(logged), work),
    )
  } finally {
    await endJournal()
    await writeState(ports.files, folder, sandbox.snapshot(), warn)
  }
}
