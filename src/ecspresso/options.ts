import type { OptionTable } from '../commands/index.ts'
import type { Edition } from './editions.ts'

const flag = (about: string, on = false) => ({ kind: 'flag', about, default: on, negatable: true }) as const
const text = (value: string, about: string, given = '') => ({ kind: 'text', value, about, default: given }) as const
const number = (about: string, given: number) => ({ kind: 'integer', value: 'N', about, default: given }) as const

const dryRun = { 'dry-run': flag('write nothing') } as const
const scaling = {
  'suspend-auto-scaling': flag('suspend auto scaling'),
  'resume-auto-scaling': flag('resume auto scaling'),
  'auto-scaling-min': number('least count of auto scaling', -1),
  'auto-scaling-max': number('greatest count of auto scaling', -1),
} as const
const which = {
  'skip-task-definition': flag('register nothing'),
  'latest-task-definition': flag('take the newest revision'),
  revision: number('take this revision', 0),
} as const
const events = { 'rollback-events': text('EVENTS', 'on which CodeDeploy rolls back') } as const

/** Flags of ecspresso's commands that stand in no table of ours, or have other defaults there. */
export function optionsOf({ waitUntil, rollbackDeregisters }: Edition) {
  const goal = (given: string) => ({
    wait: flag('wait', true),
    'wait-until': { ...text('STATE', 'what to wait for', given), aliases: ['until'] },
  })
  return {
    register: { ...dryRun, output: flag('print the definition') },
    deploy: {
      ...dryRun,
      ...scaling,
      ...which,
      ...events,
      ...goal(waitUntil.deploy),
      tasks: number('desired count', -1),
      'force-new-deployment': flag('replace the tasks'),
      'update-service': flag('bring the service in line with its definition', true),
    },
    scale: { ...dryRun, ...scaling, ...goal('stable'), tasks: number('desired count', -1) },
    refresh: { ...dryRun, ...goal(waitUntil.deploy) },
    create: { ...dryRun, ...which, ...goal('stable'), tasks: number('desired count', -1) },
    run: {
      ...dryRun,
      ...which,
      wait: flag('wait', true),
      'wait-until': text('STATE', 'what to wait for', 'stopped'),
      'task-def': text('FILE', 'another task definition'),
      overrides: text('JSON', 'overrides'),
      'overrides-file': text('FILE', 'overrides'),
      count: number('how many tasks', 1),
      'watch-container': text('NAME', 'whose log is shown'),
      'propagate-tags': text('FROM', 'where tags come from'),
      tags: text('KEY=VALUE,…', 'tags of the tasks'),
      'client-token': text('TEXT', 'token'),
      'ebs-delete-on-termination': flag('delete volumes', true),
    },
    wait: goal(waitUntil.others),
    rollback: {
      ...dryRun,
      ...events,
      ...goal(waitUntil.others),
      'deregister-task-definition': flag('deregister the revision that was rolled back', rollbackDeregisters),
      'with-previous-task-definition': flag('roll back without a deployment under way'),
    },
    delete: { ...dryRun, force: flag('do not ask'), terminate: flag('with its tasks') },
    deregister: {
      ...dryRun,
      keeps: number('how many stay', 0),
      revision: text('N', 'which one'),
      force: flag('do not ask'),
      delete: flag('delete them'),
    },
    revisions: { revision: text('N', 'which one'), output: text('FORMAT', 'how', 'table') },
    diff: {
      unified: flag('as a unified difference', true),
      external: text('COMMAND', 'another program'),
      jsonnet: flag('as Jsonnet'),
      'without-service': flag('compare the task definition alone'),
    },
    status: { events: number('how many events', 10) },
    appspec: {
      'task-definition': text('WHICH', 'latest, current or an ARN', 'latest'),
      'update-service': flag('by the definition file', true),
    },
    init: {
      region: text('REGION', 'region'),
      cluster: text('NAME', 'cluster', 'default'),
      service: text('NAME', 'service'),
      'task-definition': text('NAME', 'task definition'),
      'task-definition-path': text('FILE', 'where it is written'),
      'service-definition-path': text('FILE', 'where it is written'),
      'force-overwrite': flag('overwrite files'),
      jsonnet: flag('as Jsonnet'),
      sort: flag('sort'),
    },
    verify: {
      'get-secrets': flag('read secrets', true),
      'put-logs': flag('write logs', true),
      cache: flag('remember results', true),
    },
    tasks: {
      id: text('ID', 'one task'),
      output: text('FORMAT', 'how', 'table'),
      find: flag('choose one'),
      stop: flag('stop it'),
      force: flag('do not ask'),
      trace: flag('show what it did'),
      follow: flag('go on'),
      container: text('NAME', 'whose log'),
      duration: text('DURATION', 'how long back'),
      'start-time': text('TIME', 'from when'),
    },
    exec: {
      id: text('ID', 'one task'),
      container: text('NAME', 'which container'),
      command: text('COMMAND', 'what is run', 'sh'),
      'port-forward': flag('forward a port'),
      'local-port': number('local port', 0),
      port: number('port of the task', 0),
      host: text('HOST', 'host behind the task'),
      L: { ...text('PORTS', 'local port, host, port'), short: 'L' },
      'no-progress': flag('no progress'),
    },
    continue: { ...goal(waitUntil.others) },
  } as const satisfies Readonly<Record<string, OptionTable>>
}

/** The tables of one line. */
export type EcspressoOptions = ReturnType<typeof optionsOf>
