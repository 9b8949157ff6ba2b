import type { CommandShape } from '../commands/index.ts'

/**
 * What can be written on ecspresso's command line, of the lines 1.5 to 3.0: a command's flags by its name, those of all commands under
 * `''`. What is not ours yet is answered as such: whoever types it has not misspelt it.
 * https://github.com/kayac/ecspresso, README and CHANGELOG of v1.5.3, v2.8 and v3.0 (checked 2026-11)
 */
export const ecspressoCommandLine: Readonly<Record<string, string>> = {
  '': 'envfile debug ext-str ext-code config assume-role-arn timeout filter-command color log-format',
  appspec: 'task-definition update-service',
  continue: 'wait wait-until',
  create: 'dry-run tasks wait latest-task-definition skip-task-definition',
  delete: 'dry-run force terminate',
  deploy:
    'dry-run tasks skip-task-definition revision latest-task-definition force-new-deployment wait wait-until suspend-auto-scaling resume-auto-scaling auto-scaling-min auto-scaling-max rollback-events update-service',
  deregister: 'dry-run keeps revision force delete',
  diff: 'external jsonnet unified with-service without-service',
  docs: 'article list index search json',
  exec: 'id container command port-forward local-port port host progress',
  init: 'region cluster service task-definition task-definition-path service-definition-path express-definition-path express sort force-overwrite jsonnet',
  refresh: 'dry-run wait wait-until',
  register: 'dry-run output',
  render: 'jsonnet config-file task-definition service-definition',
  revisions: 'revision output',
  rollback: 'dry-run deregister-task-definition wait wait-until rollback-events with-previous-task-definition',
  run: 'dry-run task-def wait wait-until overrides overrides-file skip-task-definition latest-task-definition revision count watch-container propagate-tags tags client-token ebs-delete-on-termination',
  scale: 'dry-run tasks wait suspend-auto-scaling resume-auto-scaling auto-scaling-min auto-scaling-max',
  skills: 'scope prefix dry-run force',
  status: 'events',
  tasks: 'id output find stop force trace follow duration start-time container',
  verify: 'get-secrets put-logs cache',
  version: '',
  wait: 'wait-until until',
}

/** The words of one of its rows. */
export function flagsOfEcspresso(command: string): readonly string[] {
  return Object.hasOwn(ecspressoCommandLine, command)
    ? (ecspressoCommandLine[command] ?? '').split(' ').filter(Boolean)
    : []
}

/** ecspresso's commands that none of these has, under its name or as an alias. */
export function missingCommands(commands: readonly CommandShape[]): string[] {
  const known = commands.flatMap(({ name, aliases = [] }) => [name.split(' ')[0] ?? name, ...aliases])
  return Object.keys(ecspressoCommandLine).filter((name) => name !== '' && !known.includes(name))
}

/** The flags that ecspresso's command of this name has, and none of these commands: `tasks` may be a family of several. */
export function missingFlags(name: string, commands: readonly CommandShape[]): string[] {
  const known = commands.flatMap(({ options }) =>
    Object.entries(options).flatMap(([own, { aliases = [] }]) => [own, ...aliases]),
  )
  return flagsOfEcspresso(name).filter((flag) => !known.includes(flag))
}
