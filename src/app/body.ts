import type { Aws } from '../calls/index.ts'
import type {
  AccountCommand,
  FilesOfFlags,
  Invocation,
  OptionsOf,
  OptionTable,
  ProjectCommand,
} from '../commands/index.ts'
import type { Project } from '../settings/index.ts'
import { asRole } from '../steps/index.ts'
import type { AppOptions } from './options.ts'
import type { Ports } from './ports.ts'

/** A command that may reach AWS. */
export type AwsCommand<Table extends OptionTable = OptionTable, Result = unknown> =
  | ProjectCommand<Table, Result>
  | AccountCommand<Table, Result>

/** A command with its options, ready to run under any driver. */
export interface Work<Result = unknown> {
  /** A command on an account has no project. */
  readonly body: (aws: Aws, project: Project | undefined) => Promise<Result>
  readonly isDryRun: boolean
  /** It explains the lookups of the configuration, and does without their values. */
  readonly leavesLookups: boolean
  /** Files beside those of the configuration. */
  readonly files: FilesOfFlags
  /** The command line, in words that may be shown. */
  readonly line: string
}

/** What a plan of a command runs: the lookups of the configuration come before the body. */
export function plannedBody(
  { body, leavesLookups }: Work,
  project: Project | undefined,
): (aws: Aws) => Promise<unknown> {
  return async (aws) => {
    if (!leavesLookups) await project?.lookups(aws)
    return body(aws, project)
  }
}

/** An order to run or plan a command: its options, and the words it was given by. */
export interface Order<Table extends OptionTable = OptionTable> {
  readonly options: OptionsOf<Table>
  readonly invocation: Invocation
  readonly line: string
}

/** Loads a command's body and closes it over its options. With `assumeRoleArn` it works as that role. */
export async function workOf<Table extends OptionTable, Result>(
  command: AwsCommand<Table, Result>,
  { options, invocation, line }: Order<Table>,
  { assumeRoleArn }: AppOptions,
  ports: Ports,
): Promise<Work<Result>> {
  const own = await bodyOf(command, options, invocation)
  return {
    line,
    isDryRun: command.isDryRun(options),
    leavesLookups: command.needs === 'project' && command.leavesLookups(options),
    files: command.needs === 'project' ? command.files(options) : {},
    body:
      assumeRoleArn === ''
        ? own
        : async (aws, project) => own(await asRole(aws, assumeRoleArn, ports.realNow), project),
  }
}

async function bodyOf<Table extends OptionTable, Result>(
  command: AwsCommand<Table, Result>,
  options: OptionsOf<Table>,
  invocation: Invocation,
): Promise<Work<Result>['body']> {
  if (command.needs === 'aws') return command.prepare(options, invocation)
  const body = await command.prepare(options, invocation)
  return (aws, project) => {
    if (project === undefined) throw new Error(`bug: ${command.name} without a project`)
    return body(aws, project)
  }
}
