import { code, type Experiment, input, prints, waits, writes } from './experiment.ts'
import {
  besides,
  deployed,
  next,
  project,
  projectOf,
  registered,
  serviceWith,
  single,
  taskWith,
  twice,
  twoContainers,
} from './worlds.ts'

const overrides = '{"containerOverrides":[{"name":"app","command":["./migrate"]}]}'
const volume = {
  volumeConfigurations: [
    { name: 'data', managedEBSVolume: { sizeInGiB: 10, roleArn: 'arn:aws:iam::111122223333:role/ebs' } },
  ],
}
const withVolume = projectOf(
  {
    'ecs-service-def.json': serviceWith(volume),
    'ecs-task-def.json': taskWith(
      { volumes: [{ name: 'data', configuredAtLaunch: true }] },
      { mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] },
    ),
  },
  { resources: { roles: [{ name: 'ebs', trust: 'ecs.amazonaws.com' }] } },
)

const run: readonly Experiment[] = [
  {
    flag: 'run --task-def',
    shows: 'it is what is registered',
    world: projectOf({ 'job.json': taskWith({ family: 'job' }) }),
    line: 'run --no-wait',
    words: '--task-def job.json',
    seen: input('RegisterTaskDefinition', 'family'),
    expected: 'job',
  },
  {
    flag: 'run --wait-until',
    shows: 'a task that runs is the end of the wait',
    world: () => project({ behaviours: [{ image: '*', exitAfterSeconds: 300, exitCode: 3 }] }),
    line: 'run',
    words: '--wait-until running',
    seen: code,
    expected: 0,
  },
  {
    flag: 'run --overrides',
    shows: 'they are sent',
    world: project,
    line: 'run --no-wait',
    words: `--overrides ${overrides}`,
    seen: input('RunTask', 'overrides', 'containerOverrides', 0, 'command'),
    expected: ['./migrate'],
  },
  {
    flag: 'run --overrides-file',
    shows: 'they are sent',
    world: projectOf({ 'overrides.json': overrides }),
    line: 'run --no-wait',
    words: '--overrides-file overrides.json',
    seen: input('RunTask', 'overrides', 'containerOverrides', 0, 'command'),
    expected: ['./migrate'],
  },
  {
    flag: 'run --skip-task-definition',
    shows: 'what the service runs is started',
    world: deployed,
    line: 'run --no-wait',
    words: '--skip-task-definition',
    seen: writes,
    expected: ['ecs:RunTask'],
  },
  {
    flag: 'run --latest-task-definition',
    shows: 'the newest one is started',
    world: deployed,
    line: 'run --no-wait',
    words: '--latest-task-definition',
    seen: writes,
    expected: ['ecs:RunTask'],
  },
  {
    flag: 'run --revision',
    shows: 'it is what is started',
    world: twice,
    line: 'run --no-wait',
    words: '--revision 1',
    seen: ({ requests }) =>
      String(requests.findLast(({ operation }) => operation === 'RunTask')?.input['taskDefinition']),
    expected: 'web:1',
  },
  {
    flag: 'run --count',
    shows: 'it is sent',
    world: project,
    line: 'run --no-wait',
    words: '--count 3',
    seen: input('RunTask', 'count'),
    expected: 3,
  },
  {
    flag: 'run --watch-container',
    shows: 'its exit code counts',
    world: projectOf(
      { 'ecs-task-def.json': twoContainers },
      {
        behaviours: [
          { image: '*sidecar*', exitAfterSeconds: 5, exitCode: 3 },
          { image: '*', exitAfterSeconds: 20, exitCode: 0 },
        ],
      },
    ),
    line: 'run',
    words: '--watch-container sidecar',
    seen: code,
    expected: 1,
  },
  {
    flag: 'run --propagate-tags',
    shows: 'it is sent',
    world: project,
    line: 'run --no-wait',
    words: '--propagate-tags TASK_DEFINITION',
    seen: input('RunTask', 'propagateTags'),
    expected: 'TASK_DEFINITION',
  },
  {
    flag: 'run --tags',
    shows: 'they are sent',
    world: project,
    line: 'run --no-wait',
    words: '--tags team=web',
    seen: input('RunTask', 'tags'),
    expected: [{ key: 'team', value: 'web' }],
  },
  {
    flag: 'run --client-token',
    shows: 'it is sent',
    world: project,
    line: 'run --no-wait',
    words: '--client-token once',
    seen: input('RunTask', 'clientToken'),
    expected: 'once',
  },
  {
    flag: 'run --ebs-delete-on-termination',
    shows: 'its negation keeps the volume',
    world: withVolume,
    line: 'run --no-wait',
    words: '--no-ebs-delete-on-termination',
    seen: input('RunTask', 'volumeConfigurations', 0, 'managedEBSVolume', 'terminationPolicy', 'deleteOnTermination'),
    expected: false,
  },
]

const actions: readonly Experiment[] = [
  {
    flag: 'tasks find',
    shows: 'the task is shown',
    world: single,
    line: 'tasks',
    words: 'find',
    seen: prints(/"lastStatus": "RUNNING"/),
    expected: true,
  },
  {
    flag: 'tasks stop',
    shows: 'the task is stopped',
    world: single,
    line: 'tasks --force',
    words: 'stop',
    seen: writes,
    expected: ['ecs:StopTask'],
  },
  {
    flag: 'tasks trace',
    shows: 'what happened to the task is told',
    world: single,
    line: 'tasks',
    words: 'trace',
    seen: prints(/\tTASK\t/),
    expected: true,
  },
  {
    flag: 'tasks logs',
    shows: 'its lines are shown',
    world: single,
    line: 'tasks --duration 10m',
    words: 'logs',
    seen: prints(/ready/),
    expected: true,
  },
]

const tasks: readonly Experiment[] = [
  ...actions,
  {
    flag: 'tasks --id',
    shows: 'it is the task that is meant',
    world: deployed,
    line: 'tasks find',
    words: '--id 0123',
    seen: ({ stderr }) => /0123/.test(stderr),
    expected: true,
  },
  {
    flag: 'tasks --output',
    shows: 'the list is JSON',
    world: deployed,
    line: 'tasks',
    words: '--output json',
    seen: prints(/^[[{]/),
    expected: true,
  },
  {
    flag: 'tasks --find',
    shows: 'the task is shown',
    world: single,
    line: 'tasks',
    words: '--find',
    seen: prints(/"lastStatus": "RUNNING"/),
    expected: true,
  },
  {
    flag: 'tasks --stop',
    shows: 'the task is stopped',
    world: single,
    line: 'tasks --force',
    words: '--stop',
    seen: writes,
    expected: ['ecs:StopTask'],
  },
  {
    flag: 'tasks --force',
    shows: 'nobody is asked',
    world: single,
    line: 'tasks stop',
    words: '--force',
    seen: writes,
    expected: ['ecs:StopTask'],
  },
  {
    flag: 'tasks --trace',
    shows: 'what happened to the task is told',
    world: single,
    line: 'tasks',
    words: '--trace',
    seen: prints(/\tTASK\t/),
    expected: true,
  },
  {
    flag: 'tasks --follow',
    shows: 'it goes on',
    world: single,
    line: 'tasks logs',
    words: '--follow',
    seen: waits,
    expected: true,
    run: { interruptAfter: 30 },
  },
  {
    flag: 'tasks --duration',
    shows: 'older lines are shown',
    world: () =>
      deployedOnce({ behaviours: [{ image: '*', logLines: ['first', { afterSeconds: 300, message: 'last' }] }] }),
    line: 'tasks logs',
    words: '--duration 10m',
    seen: prints(/first/),
    expected: true,
  },
  {
    flag: 'tasks --start-time',
    shows: 'lines before it are not shown',
    world: single,
    line: 'tasks logs',
    words: '--start-time 2030-01-01T00:00:00Z',
    seen: prints(/ready/),
    expected: false,
  },
  {
    flag: 'tasks --container',
    shows: 'the lines of others are not shown',
    world: besides,
    line: 'tasks logs --duration 10m',
    words: '--container app',
    seen: ({ stdout }) => [/ready/.test(stdout), /beside/.test(stdout)],
    expected: [true, false],
  },
]

async function deployedOnce(options: Parameters<typeof project>[0]) {
  const stage = await project({ ...options, files: { 'ecs-service-def.json': serviceWith({ desiredCount: 1 }) } })
  await stage.asAdministrator('deploy')
  stage.sandbox.clock.advance(400_000)
  return stage
}

/** The flags of `run`, `tasks` and `register`. */
export const ofTasks: readonly Experiment[] = [
  ...run,
  ...tasks,
  {
    flag: 'register --output',
    shows: 'the revision is printed',
    world: project,
    line: 'register',
    words: '--output',
    seen: prints(/"family": "web"/),
    expected: true,
  },
  {
    flag: 'revisions --revision',
    shows: 'it is printed',
    world: registered,
    line: 'revisions',
    words: '--revision 1',
    seen: prints(/"containerDefinitions"/),
    expected: true,
    run: next,
  },
  {
    flag: 'revisions --output',
    shows: 'the list is JSON',
    world: deployed,
    line: 'revisions',
    words: '--output json',
    seen: prints(/"name": "web:1"/),
    expected: true,
  },
]
