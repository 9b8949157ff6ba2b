import { asks, code, type Experiment, input, prints, says, writes } from './experiment.ts'
import {
  codeDeployNewer,
  deployed,
  deployedThen,
  deployedWith,
  idle,
  project,
  serviceWith,
  taskWith,
  thrice,
  twice,
  withoutFiles,
} from './worlds.ts'

const changed = deployedThen({ 'ecs-service-def.json': serviceWith({ desiredCount: 7 }) })
const environment = ['B', 'A'].map((name) => ({ name, value: '1' }))

const init: readonly Experiment[] = [
  {
    flag: 'init --region',
    shows: 'it is where one looks, and written',
    world: withoutFiles,
    line: 'init --service web --cluster app',
    words: '--region ap-northeast-1',
    seen: ({ file }) => /^region: ap-northeast-1$/m.test(file('ecspresso.yml') ?? ''),
    expected: true,
  },
  {
    flag: 'init --cluster',
    shows: 'it is where the service is, and written',
    world: withoutFiles,
    line: 'init --service web --region ap-northeast-1',
    words: '--cluster app',
    seen: ({ file }) => /^cluster: app$/m.test(file('ecspresso.yml') ?? ''),
    expected: true,
  },
  {
    flag: 'init --service',
    shows: 'it becomes the project',
    world: withoutFiles,
    line: 'init --cluster app --region ap-northeast-1',
    words: '--service web',
    seen: ({ file }) => file('ecs-service-def.json') !== undefined,
    expected: true,
  },
  {
    flag: 'init --task-definition',
    shows: 'it becomes the project',
    world: withoutFiles,
    line: 'init --cluster app --region ap-northeast-1',
    words: '--task-definition web:1',
    seen: ({ file }) => [file('ecs-task-def.json') !== undefined, file('ecs-service-def.json') === undefined],
    expected: [true, true],
  },
  ...['task', 'service'].map(
    (kind): Experiment => ({
      flag: `init --${kind}-definition-path`,
      shows: 'it is written there',
      world: withoutFiles,
      line: 'init --service web --cluster app --region ap-northeast-1',
      words: `--${kind}-definition-path elsewhere.json`,
      seen: ({ file }) => file('elsewhere.json') !== undefined,
      expected: true,
    }),
  ),
  {
    flag: 'init --express-definition-path',
    shows: 'a file that is there is asked about',
    world: deployed,
    line: 'init --service web --cluster app --region ap-northeast-1 --express --config new.yml',
    words: '--express-definition-path ecs-service-def.json',
    seen: says(/ecs-service-def\.json/),
    expected: true,
  },
  {
    flag: 'init --express',
    shows: 'it is looked for among Express services',
    world: withoutFiles,
    line: 'init --service web --cluster app --region ap-northeast-1',
    words: '--express',
    seen: asks('DescribeExpressGatewayService'),
    expected: true,
  },
  {
    flag: 'init --sort',
    shows: 'lists are put in order',
    world: deployedWith({ 'ecs-task-def.json': taskWith({}, { environment }) }),
    line: 'init --service web --cluster app --region ap-northeast-1 --force-overwrite',
    words: '--sort',
    seen: ({ file }) => /"A"[\s\S]*"B"/.test(file('ecs-task-def.json') ?? ''),
    expected: true,
  },
  {
    flag: 'init --force-overwrite',
    shows: 'nobody is asked',
    world: deployed,
    line: 'init --service web --cluster app --region ap-northeast-1',
    words: '--force-overwrite',
    seen: code,
    expected: 0,
  },
  {
    flag: 'init --jsonnet',
    shows: 'it is what is written',
    world: withoutFiles,
    line: 'init --service web --cluster app --region ap-northeast-1',
    words: '--jsonnet',
    seen: ({ file }) => file('ecs-task-def.jsonnet') !== undefined,
    expected: true,
  },
]

const diff: readonly Experiment[] = [
  {
    flag: 'diff --external',
    shows: 'another program compares',
    world: changed,
    line: 'diff',
    words: '--external cat',
    seen: ({ stdout }) => [/"desiredCount": 7/.test(stdout), /^\+\+\+/m.test(stdout)],
    expected: [true, false],
  },
  {
    flag: 'diff --jsonnet',
    shows: 'both sides are Jsonnet',
    world: changed,
    line: 'diff',
    words: '--jsonnet',
    seen: prints(/^\+ {2}desiredCount: 7,$/m),
    expected: true,
  },
  {
    flag: 'diff --unified',
    shows: 'version 3 has it no more, and that is said',
    world: changed,
    line: 'diff --compat v3',
    words: '--unified',
    seen: says(/`--unified` is gone from ecspresso 3/),
    expected: true,
  },
  {
    flag: 'diff --with-service',
    shows: 'it contradicts the other one',
    world: changed,
    line: 'diff --without-service',
    words: '--with-service',
    seen: says(/exclude each other/),
    expected: true,
  },
  {
    flag: 'diff --without-service',
    shows: 'the service is not compared',
    world: changed,
    line: 'diff',
    words: '--without-service',
    seen: prints(/desiredCount/),
    expected: false,
  },
]

const render: readonly Experiment[] = [
  {
    flag: 'render --jsonnet',
    shows: 'it is Jsonnet',
    world: project,
    line: 'render taskdef',
    words: '--jsonnet',
    seen: prints(/^ {2}family: 'web',$/m),
    expected: true,
  },
  ...[
    ['config-file', /^cluster: app$/m],
    ['task-definition', /"containerDefinitions"/],
    ['service-definition', /"networkConfiguration"/],
  ].map(
    ([flag, pattern]): Experiment => ({
      flag: `render --${String(flag)}`,
      shows: 'it is a target',
      world: project,
      line: 'render',
      words: `--${String(flag)}`,
      seen: ({ stdout }) => new RegExp(pattern ?? '').test(stdout),
      expected: true,
    }),
  ),
]

const deregister: readonly Experiment[] = [
  {
    flag: 'deregister --keeps',
    shows: 'the newest ones stay',
    world: thrice,
    line: 'deregister --force',
    words: '--keeps 1',
    seen: ({ requests }) =>
      requests
        .filter(({ operation }) => operation === 'DeregisterTaskDefinition')
        .map(({ input: own }) => own['taskDefinition']),
    expected: ['web:1'],
  },
  {
    flag: 'deregister --revision',
    shows: 'it is what is deregistered',
    world: thrice,
    line: 'deregister --force',
    words: '--revision 2',
    seen: input('DeregisterTaskDefinition', 'taskDefinition'),
    expected: 'web:2',
  },
  {
    flag: 'deregister --force',
    shows: 'nobody is asked',
    world: twice,
    line: 'deregister --revision 1',
    words: '--force',
    seen: writes,
    expected: ['ecs:DeregisterTaskDefinition'],
  },
  {
    flag: 'deregister --delete',
    shows: 'it is deleted as well',
    world: twice,
    line: 'deregister --revision 1 --force',
    words: '--delete',
    seen: asks('DeleteTaskDefinitions'),
    expected: true,
  },
]

const verify: readonly Experiment[] = [
  {
    flag: 'verify --get-secrets',
    shows: 'its negation looks at none',
    world: () =>
      project({ files: { 'ecs-task-def.json': taskWith({}, { secrets: [{ name: 'A', valueFrom: '/web/a' }] }) } }),
    line: 'verify',
    words: '--no-get-secrets',
    seen: asks('GetParameters'),
    expected: false,
  },
  {
    flag: 'verify --put-logs',
    shows: 'a line is written to each log',
    world: project,
    line: 'verify',
    words: '--put-logs',
    seen: writes,
    expected: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  },
  {
    flag: 'verify --cache',
    shows: 'its negation looks at a thing each time that it is named',
    world: () =>
      project({ files: { 'ecs-task-def.json': taskWith({ taskRoleArn: 'arn:aws:iam::111122223333:role/web-exec' }) } }),
    line: 'verify',
    words: '--no-cache',
    seen: ({ requests }) => requests.filter(({ operation }) => operation === 'GetRole').length,
    expected: 2,
  },
]

const others: readonly Experiment[] = [
  {
    flag: 'appspec --task-definition',
    shows: 'it is what is named',
    world: codeDeployNewer,
    line: 'appspec',
    words: '--task-definition current',
    seen: prints(/task-definition\/web:1\b/),
    expected: true,
  },
  {
    flag: 'appspec --update-service',
    shows: 'its negation takes the service as it is',
    world: async () => {
      const stage = await codeDeployNewer()
      await stage.files.write('/project/ecs-service-def.json', serviceWith({ loadBalancers: [] }))
      return stage
    },
    line: 'appspec',
    words: '--no-update-service',
    seen: prints(/ContainerPort: 80/),
    expected: true,
  },
  {
    flag: 'delete --force',
    shows: 'nobody is asked',
    world: idle,
    line: 'delete',
    words: '--force',
    seen: writes,
    expected: ['ecs:DeleteService'],
  },
  {
    flag: 'delete --terminate',
    shows: 'ECS stops the tasks',
    world: deployed,
    line: 'delete --force',
    words: '--terminate',
    seen: input('DeleteService', 'force'),
    expected: true,
  },
  {
    flag: 'status --events',
    shows: 'so many are shown',
    world: deployed,
    line: 'status',
    words: '--events 1',
    seen: ({ stdout }) => stdout.split('Events:\n')[1]?.trim().split('\n').length,
    expected: 1,
  },
]

const pages: readonly Experiment[] = [
  {
    flag: 'docs --article',
    shows: 'it is printed',
    world: project,
    line: 'docs',
    words: '--article sandbox',
    seen: prints(/^# /),
    expected: true,
  },
  {
    flag: 'docs --list',
    shows: 'the pages are listed',
    world: project,
    line: 'docs sandbox',
    words: '--list',
    seen: prints(/^getting-started {2}/),
    expected: true,
  },
  {
    flag: 'docs --index',
    shows: 'the headings are listed',
    world: project,
    line: 'docs sandbox',
    words: '--index',
    seen: prints(/^# .* \(L1\)$/m),
    expected: true,
  },
  {
    flag: 'docs --search',
    shows: 'the sections that hold it are printed',
    world: project,
    line: 'docs sandbox',
    words: '--search scenario',
    seen: prints(/^\[sandbox, line \d+\]$/m),
    expected: true,
  },
  {
    flag: 'docs --json',
    shows: 'it is JSON',
    world: project,
    line: 'docs sandbox',
    words: '--json',
    seen: prints(/^\{\n {2}"article": "sandbox"/),
    expected: true,
  },
  {
    flag: 'skills --scope',
    shows: 'it is the home directory',
    world: project,
    line: 'skills install',
    words: '--scope user',
    seen: ({ file }) => file('/home/user/.agents/skills/ristretto/SKILL.md') !== undefined,
    expected: true,
    run: { env: { HOME: '/home/user' } },
  },
  {
    flag: 'skills --prefix',
    shows: 'it is where they are written',
    world: project,
    line: 'skills install',
    words: '--prefix pages',
    seen: ({ file }) => file('pages/ristretto/SKILL.md') !== undefined,
    expected: true,
  },
  {
    flag: 'skills --dry-run',
    shows: 'nothing is written',
    world: project,
    line: 'skills install',
    words: '--dry-run',
    seen: ({ file }) => file('.agents/skills/ristretto/SKILL.md'),
    expected: undefined,
  },
  {
    flag: 'skills --force',
    shows: 'the file of another is replaced',
    world: () => project({ files: { '.agents/skills/ristretto/SKILL.md': 'mine' } }),
    line: 'skills install',
    words: '--force',
    seen: code,
    expected: 0,
  },
]

/** The flags of what reads or writes files, and looks at things. */
export const ofFiles: readonly Experiment[] = [
  ...init,
  ...diff,
  ...render,
  ...deregister,
  ...verify,
  ...others,
  ...pages,
]
