import { asks, code, type Experiment, input, waits, writes } from './experiment.ts'
import {
  codeDeploy,
  codeDeployTwice,
  deployed,
  deployedThen,
  next,
  paused,
  pausing,
  project,
  registered,
  scaling,
  serviceWith,
  shifted,
  suspended,
  twice,
} from './worlds.ts'

const changed = deployedThen({ 'ecs-service-def.json': serviceWith({ enableExecuteCommand: true }) })

const deployOnly: readonly Experiment[] = [
  {
    flag: 'deploy --tasks',
    shows: 'the count is sent',
    world: deployed,
    line: 'deploy --no-wait',
    words: '--tasks 5',
    seen: input('UpdateService', 'desiredCount'),
    expected: 5,
  },
  {
    flag: 'deploy --skip-task-definition',
    shows: 'nothing is registered',
    world: deployed,
    line: 'deploy --no-wait',
    words: '--skip-task-definition',
    seen: asks('RegisterTaskDefinition'),
    expected: false,
  },
  {
    flag: 'deploy --revision',
    shows: 'it is what is deployed',
    world: twice,
    line: 'deploy --no-wait',
    words: '--revision 1',
    seen: input('UpdateService', 'taskDefinition'),
    expected: 'web:1',
  },
  {
    flag: 'deploy --latest-task-definition',
    shows: 'the newest one is deployed',
    world: registered,
    line: 'deploy --no-wait',
    words: '--latest-task-definition',
    seen: writes,
    expected: ['ecs:CreateService'],
  },
  {
    flag: 'deploy --force-new-deployment',
    shows: 'it is sent',
    world: deployed,
    line: 'deploy --no-wait',
    words: '--force-new-deployment',
    seen: input('UpdateService', 'forceNewDeployment'),
    expected: true,
  },
  {
    flag: 'deploy --wait-until',
    shows: 'a pause is the end of the wait',
    world: pausing,
    line: 'deploy --timeout 2m',
    words: '--wait-until paused',
    seen: code,
    expected: 0,
    run: next,
  },
  {
    flag: 'deploy --rollback-events',
    shows: 'CodeDeploy is told',
    world: codeDeploy,
    line: 'deploy --no-wait',
    words: '--rollback-events DEPLOYMENT_FAILURE',
    seen: input('CreateDeployment', 'autoRollbackConfiguration', 'events'),
    expected: ['DEPLOYMENT_FAILURE'],
    run: next,
  },
  {
    flag: 'deploy --update-service',
    shows: 'its negation leaves the members of the service alone',
    world: changed,
    line: 'deploy --no-wait',
    words: '--no-update-service',
    seen: input('UpdateService', 'enableExecuteCommand'),
    expected: undefined,
  },
]

const create: readonly Experiment[] = [
  {
    flag: 'create --tasks',
    shows: 'the count is sent',
    world: project,
    line: 'create --no-wait',
    words: '--tasks 5',
    seen: input('CreateService', 'desiredCount'),
    expected: 5,
  },
  ...['latest', 'skip'].map(
    (which): Experiment => ({
      flag: `create --${which}-task-definition`,
      shows: 'nothing is registered',
      world: registered,
      line: 'create --no-wait',
      words: `--${which}-task-definition`,
      seen: writes,
      expected: ['ecs:CreateService'],
    }),
  ),
]

const rollback: readonly Experiment[] = [
  {
    flag: 'rollback --deregister-task-definition',
    shows: 'its negation keeps the revision that is left',
    world: twice,
    line: 'rollback',
    words: '--no-deregister-task-definition',
    seen: asks('DeregisterTaskDefinition'),
    expected: false,
  },
  {
    flag: 'rollback --wait-until',
    shows: 'a pause is the end of the wait',
    world: shifted,
    line: 'rollback --no-deregister-task-definition --timeout 2m',
    words: '--wait-until paused',
    seen: code,
    expected: 0,
  },
  {
    flag: 'rollback --rollback-events',
    shows: 'CodeDeploy is told',
    world: codeDeployTwice,
    line: 'rollback --no-deregister-task-definition --no-wait',
    words: '--rollback-events DEPLOYMENT_FAILURE',
    seen: input('CreateDeployment', 'autoRollbackConfiguration', 'events'),
    expected: ['DEPLOYMENT_FAILURE'],
  },
  {
    flag: 'rollback --with-previous-task-definition',
    shows: 'version 3 needs no deployment that is on its way',
    world: twice,
    line: 'rollback --compat v3',
    words: '--with-previous-task-definition',
    seen: code,
    expected: 0,
  },
]

const others: readonly Experiment[] = [
  {
    flag: 'continue --wait-until',
    shows: 'the next pause is the end of the wait',
    world: paused,
    line: 'continue --timeout 2m',
    words: '--wait-until paused',
    seen: code,
    expected: 0,
  },
  {
    flag: 'refresh --wait-until',
    shows: 'a pause is the end of the wait',
    world: shifted,
    line: 'refresh --timeout 2m',
    words: '--wait-until paused',
    seen: code,
    expected: 0,
  },
  {
    flag: 'scale --tasks',
    shows: 'the count is sent',
    world: deployed,
    line: 'scale --no-wait',
    words: '--tasks 5',
    seen: input('UpdateService', 'desiredCount'),
    expected: 5,
  },
  ...['wait-until', 'until'].map(
    (spelling): Experiment => ({
      flag: `wait --${spelling}`,
      shows: 'a pause is the end of the wait',
      world: paused,
      line: 'wait --timeout 1m',
      words: `--${spelling} paused`,
      seen: code,
      expected: 0,
    }),
  ),
]

const scalingFlags: readonly Experiment[] = ['deploy', 'scale'].flatMap((command): Experiment[] => {
  const line = `${command} --no-wait`
  return [
    {
      flag: `${command} --suspend-auto-scaling`,
      shows: 'all of it is suspended',
      world: scaling,
      line,
      words: '--suspend-auto-scaling',
      seen: input('RegisterScalableTarget', 'SuspendedState', 'DynamicScalingInSuspended'),
      expected: true,
    },
    {
      flag: `${command} --resume-auto-scaling`,
      shows: 'all of it goes on',
      world: suspended,
      line,
      words: '--resume-auto-scaling',
      seen: input('RegisterScalableTarget', 'SuspendedState', 'DynamicScalingInSuspended'),
      expected: false,
    },
    {
      flag: `${command} --auto-scaling-min`,
      shows: 'it is sent',
      world: scaling,
      line,
      words: '--auto-scaling-min 1',
      seen: input('RegisterScalableTarget', 'MinCapacity'),
      expected: 1,
    },
    {
      flag: `${command} --auto-scaling-max`,
      shows: 'it is sent',
      world: scaling,
      line,
      words: '--auto-scaling-max 9',
      seen: input('RegisterScalableTarget', 'MaxCapacity'),
      expected: 9,
    },
  ]
})

/** Where each command that deploys something does so. */
const changing = {
  deploy: { world: deployed, line: 'deploy' },
  create: { world: project, line: 'create' },
  refresh: { world: deployed, line: 'refresh' },
  scale: { world: deployed, line: 'scale --tasks 3' },
  rollback: { world: twice, line: 'rollback --no-deregister-task-definition' },
  continue: { world: paused, line: 'continue --wait-until paused' },
  run: { world: project, line: 'run' },
} as const

const waitFlags = Object.entries(changing).map(
  ([command, { world, line }]): Experiment => ({
    flag: `${command} --wait`,
    shows: 'its negation ends at once',
    world,
    line,
    words: '--no-wait',
    seen: waits,
    expected: false,
  }),
)

const dryRuns = Object.entries({
  ...changing,
  register: { world: project, line: 'register' },
  delete: { world: deployed, line: 'delete --force --terminate' },
  deregister: { world: twice, line: 'deregister --revision 1 --force' },
})
  .filter(([command]) => command !== 'continue')
  .map(
    ([command, { world, line }]): Experiment => ({
      flag: `${command} --dry-run`,
      shows: 'nothing is written',
      world,
      line,
      words: '--dry-run',
      seen: writes,
      expected: [],
    }),
  )

/** The flags of what begins or ends deployments. */
export const ofDeployments: readonly Experiment[] = [
  ...deployOnly,
  ...create,
  ...rollback,
  ...others,
  ...scalingFlags,
  ...waitFlags,
  ...dryRuns,
]
