/**
 * The commands of ecspresso 2.8 and 3.0 with their own flags, from its `--help`; those of all commands stand under ''. Written by hand: the
 * table in README.md is made of this and of our own `--help`.
 */
const ECSPRESSO: Readonly<Record<string, string>> = {
  '': 'envfile debug ext-str ext-code config assume-role-arn timeout filter-command color log-format',
  appspec: 'task-definition update-service',
  continue: 'wait wait-until',
  delete: 'dry-run force terminate',
  deploy:
    'dry-run tasks skip-task-definition revision latest-task-definition force-new-deployment wait wait-until suspend-auto-scaling resume-auto-scaling auto-scaling-min auto-scaling-max rollback-events update-service',
  deregister: 'dry-run keeps revision force delete',
  diff: 'unified external jsonnet with-service',
  exec: 'id command container port local-port host',
  init: 'region cluster service task-definition task-definition-path service-definition-path express-definition-path force-overwrite jsonnet sort express',
  refresh: 'dry-run wait',
  register: 'dry-run output',
  render: 'jsonnet',
  revisions: 'revision output',
  rollback: 'dry-run deregister-task-definition wait wait-until rollback-events with-previous-task-definition',
  run: 'dry-run task-def wait wait-until overrides overrides-file skip-task-definition count watch-container propagate-tags tags latest-task-definition revision client-token ebs-delete-on-termination',
  scale: 'dry-run tasks wait suspend-auto-scaling resume-auto-scaling auto-scaling-min auto-scaling-max',
  status: 'events',
  tasks: 'id output find stop force trace',
  verify: 'get-secrets put-logs cache',
  version: '',
  wait: 'wait-until',
}

/** The table of README.md. `help` gives the text of `ristretto WORDS --help`. */
export function statusTable(help: (...words: string[]) => string): string {
  const commands = /^Commands:\n([\s\S]*?)\n\n/m.exec(help())?.[1] ?? ''
  const there = new Set([...commands.matchAll(/^ {2}(\S+(?: \S+)*?)(?: {2,}|$)/gm)].map(([, name = '']) => name))
  const rows = Object.entries(ECSPRESSO).map(([name, flags]) => {
    const shown = name === '' ? 'flags of all commands' : `\`${name}\``
    // A family, such as `tasks list`, `tasks stop`, is there when one of it is.
    if (name !== '' && ![...there].some((one) => one.split(' ')[0] === name)) return `| ${shown} | not yet | |`
    const text = name === '' ? help() : help(name)
    const missing = flags.split(' ').filter((flag) => flag !== '' && !hasFlag(text, flag))
    return `| ${shown} | yes | ${missing.map((flag) => `\`--${flag}\``).join(', ')} |`
  })
  return ['| ecspresso | here | flags that are missing |', '|---|---|---|', ...rows, ''].join('\n')
}

function hasFlag(help: string, flag: string): boolean {
  return new RegExp(`^ +(?:-\\w, )?--(?:\\[no-\\])?${flag}(?![\\w-])`, 'm').test(help)
}
