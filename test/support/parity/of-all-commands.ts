import { account } from '../../e2e/stage.ts'
import { asks, code, type Experiment, prints, says } from './experiment.ts'
import {
  deployed,
  deployedThen,
  idle,
  jsonnet,
  project,
  projectOf,
  serviceWith,
  withoutFiles,
  withRole,
} from './worlds.ts'

const other = 'region: ap-northeast-1\ncluster: app\nservice: api\n'

/** The flags of all commands. */
const flags: readonly Experiment[] = [
  {
    flag: '--envfile',
    shows: 'its variables are those of templates',
    world: projectOf({ 'next.env': 'export TAG="v9"\n' }),
    line: 'render taskdef',
    words: '--envfile next.env',
    seen: prints(/web:v9/),
    expected: true,
  },
  {
    flag: '--debug',
    shows: 'what is sent is shown',
    world: deployed,
    line: 'status',
    words: '--debug',
    seen: says(/DescribeServices/),
    expected: true,
  },
  {
    flag: '--ext-str',
    shows: 'Jsonnet has it as a string',
    world: jsonnet,
    line: 'render taskdef',
    words: '--ext-str units=0512',
    seen: prints(/"cpu": "0512"/),
    expected: true,
  },
  {
    flag: '--ext-code',
    shows: 'Jsonnet has its value',
    world: jsonnet,
    line: 'render taskdef',
    words: '--ext-code units=256+256',
    seen: prints(/"cpu": "512"/),
    expected: true,
  },
  {
    flag: '--config',
    shows: 'it is the file that is read',
    world: projectOf({ 'other.yml': other }),
    line: 'render config',
    words: '--config other.yml',
    seen: prints(/^service: api$/m),
    expected: true,
  },
  {
    flag: '--assume-role-arn',
    shows: 'the role is assumed',
    world: withRole,
    line: 'status',
    words: `--assume-role-arn arn:aws:iam::${account}:role/other`,
    seen: asks('AssumeRole'),
    expected: true,
  },
  {
    flag: '--timeout',
    shows: 'a wait ends with it',
    world: () => project({ behaviours: [{ image: '*', startSeconds: 120 }] }),
    line: 'deploy',
    words: '--timeout 20s',
    seen: ({ exitCode, seconds }) => exitCode === 1 && seconds < 40,
    expected: true,
  },
  {
    flag: '--filter-command',
    shows: 'it picks one of several',
    world: deployed,
    line: 'tasks find',
    words: '--filter-command cat',
    seen: code,
    expected: 0,
  },
  {
    flag: '--color',
    shows: 'its negation takes the colours away',
    world: idle,
    line: 'wait',
    words: '--no-color',
    seen: ({ stderr }) => stderr.includes('\u001B['),
    expected: false,
    run: { env: { FORCE_COLOR: '1' } },
  },
  {
    flag: '--log-format',
    shows: 'narration is lines of JSON',
    world: deployed,
    line: 'wait',
    words: '--log-format json',
    seen: says(/^\{"/),
    expected: true,
  },
]

/** A flag's experiment, with the variable in its place. */
function byVariable(experiment: Experiment): Experiment {
  const [flag = '', value = ''] = experiment.words.split(/ (.*)/s)
  const name = `ECSPRESSO_${experiment.flag.slice(2).toUpperCase().replaceAll('-', '_')}`
  const said = value !== '' ? value : String(!flag.startsWith('--no-'))
  return { ...experiment, flag: name, words: '', variables: { [name]: said } }
}

/** The flags of all commands, each by its variable as well, and the variables of single commands. */
export const ofAllCommands: readonly Experiment[] = [
  ...flags,
  ...flags.map(byVariable),
  {
    flag: 'ECSPRESSO_DIFF_COMMAND',
    shows: 'another program compares',
    world: deployedThen({ 'ecs-service-def.json': serviceWith({ desiredCount: 7 }) }),
    line: 'diff',
    words: '',
    variables: { ECSPRESSO_DIFF_COMMAND: 'ls' },
    seen: prints(/^remote\/service\.json$/m),
    expected: true,
  },
  {
    flag: 'AWS_REGION',
    shows: '`init` looks there, and writes it',
    world: withoutFiles,
    line: 'init --service web --cluster app',
    words: '',
    variables: { AWS_REGION: 'ap-northeast-1' },
    seen: ({ file }) => /^region: ap-northeast-1$/m.test(file('ecspresso.yml') ?? ''),
    expected: true,
  },
]
