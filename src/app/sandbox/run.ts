import type { Work } from '../body.ts'
import { withCallLog } from '../call-log.ts'
import { runOn } from '../run-on.ts'
import { sandboxRole } from './role.ts'
import { openSandboxSession, type SandboxSetting } from './session.ts'
import { writeState } from './state-file.ts'

/**
 * Runs a command in the embedded sandbox, as a role that holds exactly the policy generated for this very command line. In this order:
 * seed files; definitions, read as the sandbox's administrator; what they name is seeded; the command is planned with what ECS would say
 * left open; the role is made; the command is run. The state is kept beside the configuration, also after a failure.
 */
export async function runInSandbox<Result>(work: Work<Result>, setting: SandboxSetting): Promise<Result> {
  const { site, shared } = setting
  const { ports, report, time } = shared
  const session = await openSandboxSession(setting, work.files)
  const { sandbox, world, folder, before } = session
  time.now = sandbox.clock.now
  time.since = time.now()
  const { credentials, told } = await sandboxRole(work, setting, session)
  report({ type: 'note', step: 'open the sandbox', text: told })
  try {
    const { callLog } = setting.options
    const own = { ...world(credentials), report }
    // The lookups of the configuration are made once more, as the role: its policy has to allow them.
    return await withCallLog(own, { callLog, ports }, async (logged) =>
      runOn(logged, work.leavesLookups ? site : await site.settledIn(logged), work),
    )
  } finally {
    await writeState(ports.files, folder, { snapshot: sandbox.state(), before }, (text) =>
      report({ type: 'warning', step: 'keep the sandbox', text }),
    )
  }
}
