import { appspec } from './appspec/index.ts'
import type { Command } from './command.ts'
import { completion } from './completion/index.ts'
import { continueDeployment } from './continue/index.ts'
import { deleteService } from './delete/index.ts'
import { deploy } from './deploy/index.ts'
import { deregister } from './deregister/index.ts'
import { diff } from './diff/index.ts'
import { docs } from './docs/index.ts'
import { exec } from './exec/index.ts'
import { explain } from './explain/index.ts'
import { init } from './init/index.ts'
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
} from './policy/index.ts'
import { refresh } from './refresh/index.ts'
import { register } from './register/index.ts'
import { render } from './render/index.ts'
import { revisions } from './revisions/index.ts'
import { rollback } from './rollback/index.ts'
import { run } from './run/index.ts'
import { sandboxJournal, sandboxReset, sandboxServe, sandboxSnapshot, sandboxStatus } from './sandbox/index.ts'
import { scale } from './scale/index.ts'
import { schema } from './schema/index.ts'
import {
  skillsInstall,
  skillsList,
  skillsReinstall,
  skillsShow,
  skillsStatus,
  skillsUninstall,
  skillsUpdate,
} from './skills/index.ts'
import { status } from './status/index.ts'
import { tasks } from './tasks/index.ts'
import { verify } from './verify/index.ts'
import { version } from './version/index.ts'
import { wait } from './wait/index.ts'

export {
  type AccountCommand,
  accountCommand,
  type Command,
  type CommandShape,
  type Example,
  type FilesOfFlags,
  type LocalCommand,
  type ProjectCommand,
  projectCommand,
} from './command.ts'
export type { Invocation, LineBody } from './invocation.ts'
export {
  type CamelCase,
  camelCase,
  choicesInWords,
  defaultOf,
  type Option,
  type OptionsOf,
  type OptionTable,
} from './option-table.ts'
export type { Rehearsal, RehearsalOptions } from './rehearsal.ts'
export type { KeptSandbox, LinePlanning, ReadDefinitions, SandboxOpening, ToolFiles, Tools } from './tools.ts'

const all = [
  init,
  register,
  deploy,
  scale,
  refresh,
  rollback,
  continueDeployment,
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
  deleteService,
  render,
  policyGenerate,
  policyTrust,
  policyCheck,
  policyExplain,
  policyProve,
  policyDiff,
  policyFromCalls,
  policyTrace,
  policyPreflight,
  policyLint,
  sandboxServe,
  sandboxStatus,
  sandboxJournal,
  sandboxSnapshot,
  sandboxReset,
  schema,
  completion,
  docs,
  skillsList,
  skillsShow,
  skillsInstall,
  skillsUpdate,
  skillsReinstall,
  skillsUninstall,
  skillsStatus,
  version,
] as const

/** All commands, a line each, in the order of help. Their bodies are loaded when they are run. */
export const commands: readonly Command[] = all

/** Each of them with its own name, options and result. */
export type KnownCommand = (typeof all)[number]
