import { UserError } from '../calls/index.ts'
import {
  accountCommand,
  type Command,
  type CommandShape,
  type OptionsOf,
  type OptionTable,
  projectCommand,
} from '../commands/index.ts'
import type { Work } from './command.ts'
import { create, deploy } from './commands/deploy.ts'
import { refuseWithoutExpress } from './commands/express.ts'
import { appspec, diff, goOn, init, render, revisions, status, wait } from './commands/looking.ts'
import { deregister, register, remove } from './commands/revisions.ts'
import { rollback } from './commands/rollback.ts'
import { run } from './commands/run.ts'
import { exec, tasks } from './commands/tasks.ts'
import { verify } from './commands/verify.ts'
import { type Edition, type EditionName, editionNames, editions } from './editions.ts'
import { optionsOf } from './options.ts'
import { loadPlugins } from './steps/load-plugins.ts'

export { type EditionName, editionNames } from './editions.ts'

/**
 * The commands of a line of ecspresso as bodies over the same operations, in the order of its calls. They are planned, to say what IAM is
 * asked for them, and never carried out.
 */
export function ecspressoCommands(name: EditionName): readonly Command[] {
  const edition = editions[name]
  const options = optionsOf(edition)
  const command = makerFor(edition)
  const scaled = { ...unscaled, latestTaskDefinition: false, skipTaskDefinition: true, updateService: false }
  return [
    command('register', options.register, register),
    command('deploy', options.deploy, deploy),
    command('create', options.create, (work, own) => create(work, own, 'stable')),
    command('scale', options.scale, (work, own) => deploy(work, { ...scaled, ...own, forceNewDeployment: false })),
    command('refresh', options.refresh, (work, own) => deploy(work, { ...scaled, ...own, forceNewDeployment: true })),
    command('run', options.run, run),
    command('wait', options.wait, wait),
    command('rollback', options.rollback, rollback),
    command('continue', options.continue, goOn),
    command('delete', options.delete, remove),
    command('deregister', options.deregister, deregister),
    command('revisions', options.revisions, revisions),
    command('diff', options.diff, diff),
    command('status', options.status, status),
    command('appspec', options.appspec, appspec),
    accountCommand({
      name: 'init',
      about: `init of ecspresso ${name}`,
      options: options.init,
      load: async () => (aws, own) => init(aws, edition, own),
    }),
    command('verify', options.verify, verify),
    command('tasks', options.tasks, tasks),
    command('exec', options.exec, exec),
    command('render', {}, render, '<target...>'),
  ]
}

/** What `scale` and `refresh` do not say of a deployment. */
const unscaled = {
  tasks: -1,
  revision: 0,
  rollbackEvents: '',
  suspendAutoScaling: false,
  resumeAutoScaling: false,
  autoScalingMin: -1,
  autoScalingMax: -1,
}

function makerFor(edition: Edition) {
  return <Table extends OptionTable>(
    name: string,
    options: Table,
    body: (work: Work, options: OptionsOf<Table>, words: readonly string[]) => Promise<void>,
    positional = '[action]',
  ): Command => {
    const shape: CommandShape<Table> = { name, about: `${name} of ecspresso ${edition.name}`, options, positional }
    return projectCommand<string, Table, void>({
      ...shape,
      isDryRun: (given) => 'dryRun' in given && given.dryRun === true,
      load: async () => async (aws, project, given, invocation) => {
        if (edition.lacks.includes(name))
          throw new UserError('TOOL_COMMAND', `ecspresso ${edition.name} has no \`${name}\``, {
            hint: `--tool takes ${editionNames.map((one) => `ecspresso@${one}`).join(', ')}`,
          })
        refuseWithoutExpress({ project, edition })
        await loadPlugins({ aws, project })
        await body({ aws, project, edition }, given, invocation.positional)
      },
    })
  }
}
