import { appspec } from '../commands/appspec/index.ts'
import { completion } from '../commands/completion/index.ts'
import { continueDeployment } from '../commands/continue/index.ts'
import { deleteService } from '../commands/delete/index.ts'
import { deploy } from '../commands/deploy/index.ts'
import { deregister } from '../commands/deregister/index.ts'
import { diff } from '../commands/diff/index.ts'
import { docs } from '../commands/docs/index.ts'
import { exec } from '../commands/exec/index.ts'
import { explain } from '../commands/explain/index.ts'
import type { Command } from '../commands/index.ts'
import { init } from '../commands/init/index.ts'
import {
  policyCheck,
  policyDiff,
  policyExplain,
  policyFromCalls,
  policyGenerate,
  policyLint,
  policyPreflight,
  policyProve,
  policyTrace,
  policyTrust,
} from '../commands/policy/index.ts'
import { refresh } from '../commands/refresh/index.ts'
import { register } from '../commands/register/index.ts'
import { render } from '../commands/render/index.ts'
import { revisions } from '../commands/revisions/index.ts'
import { rollback } from '../commands/rollback/index.ts'
import { run } from '../commands/run/index.ts'
import {
  sandboxJournal,
  sandboxReset,
  sandboxServe,
  sandboxSnapshot,
  sandboxStatus,
} from '../commands/sandbox/index.ts'
import { scale } from '../commands/scale/index.ts'
import { schema } from '../commands/schema/index.ts'
import { skillsInstall, skillsList, skillsShow } from '../commands/skills/index.ts'
import { status } from '../commands/status/index.ts'
import { tasks } from '../commands/tasks/index.ts'
import { verify } from '../commands/verify/index.ts'
import { version } from '../commands/version/index.ts'
import { wait } from '../commands/wait/index.ts'

/** All commands by the names of the deployer's methods: a word of a command's name each, in camel case. */
export const commandTree = {
  init,
  register,
  deploy,
  scale,
  refresh,
  rollback,
  continue: continueDeployment,
  run,
  wait,
  diff,
  verify,
  status,
  explain,
  revisions,
  tasks,
  appspec,
  exec,
  deregister,
  delete: deleteService,
  render,
  policy: {
    generate: policyGenerate,
    trust: policyTrust,
    check: policyCheck,
    explain: policyExplain,
    prove: policyProve,
    diff: policyDiff,
    fromCalls: policyFromCalls,
    trace: policyTrace,
    preflight: policyPreflight,
    lint: policyLint,
  },
  sandbox: {
    serve: sandboxServe,
    status: sandboxStatus,
    journal: sandboxJournal,
    snapshot: sandboxSnapshot,
    reset: sandboxReset,
  },
  schema,
  completion,
  docs,
  skills: { list: skillsList, show: skillsShow, install: skillsInstall },
  version,
}

/** A command, or commands by the next word of their names. */
export interface Branch {
  readonly [word: string]: Command | Branch
}

/** Whether a branch ends here. */
export function isCommand(one: Command | Branch): one is Command {
  return 'prepare' in one
}
