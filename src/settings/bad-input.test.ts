import { describe, expect, test } from 'vitest'
import { positionText, UserError } from '../calls/index.ts'
import { openProject } from './index.ts'
import type { ProjectOptions } from './ports.ts'
import { offline, projectPorts, testWorld } from './project.fixture.ts'

type Files = Readonly<Record<string, string>>

const CONFIG = 'region: eu-west-1\nservice: web\nservice_definition: sv.json\ntask_definition: td.json\n'

/** `file:line:column: message | hint`, as the command line prints an error. */
function printed(error: unknown): string {
  if (!(error instanceof UserError)) throw error
  const place = error.at ? `${positionText(error.at)}: ` : ''
  return `${place}${error.message}${error.hint === undefined ? '' : ` | ${error.hint}`}`
}

interface Trial {
  readonly options?: ProjectOptions
  readonly env?: Readonly<Record<string, string>>
  /** Lookups stay marks. */
  readonly offline?: boolean
}

async function trial(
  files: Files,
  read: 'config' | 'task' | 'service',
  { options = {}, env = {}, offline: isOffline }: Trial = {},
) {
  const world = testWorld()
  const door = world.door(isOffline ? offline : undefined)
  const ending = (async () => {
    const project = await openProject(door, projectPorts(files, env), options)
    if (read === 'task') return (await project.taskDefinition(door)).input
    return read === 'service' ? (await project.serviceDefinition(door)).input : project.configuration
  })()
  const result = await ending.then(
    (value): { value: unknown } => ({ value }),
    (error: unknown): { error: string } => ({ error: printed(error) }),
  )
  return { ...result, warnings: world.warnings() }
}

async function errorOf(...given: Parameters<typeof trial>): Promise<string | undefined> {
  const result = await trial(...given)
  return 'error' in result ? result.error : undefined
}

const jsonHint = 'JSON has no single quotes, comments or trailing commas; a file named `.jsonnet` may have them'
const yamlHint = 'indent keys of one block alike, close quotes and brackets, quote a value that holds `: `'

const ON_TEMPLATES =
  'a template is one of Go: `{{ env `NAME` `default` }}`; `ristretto render` shows what becomes of it'

describe('a configuration that is wrong is told with its place', () => {
  test.each<[string, Files, string, Trial?]>([
    [
      'missing',
      {},
      'cannot read the configuration `ecspresso.yml`: there is no such file | name it with `--config`, or go to its folder',
    ],
    [
      'missing under another name',
      {},
      'cannot read the configuration `prod/e.yml`: there is no such file | name it with `--config`, or go to its folder',
      { options: { config: 'prod/e.yml' } },
    ],
    [
      'extension',
      { 'e.ini': '' },
      '`e.ini` cannot be a configuration | the name must end with one of .yml, .yaml, .json, .jsonnet',
      { options: { config: 'e.ini' } },
    ],
    [
      'env file missing',
      { 'ecspresso.yml': CONFIG },
      'cannot read the env file `x.env`: there is no such file | `--envfile` is relative to the working directory',
      { options: { envfiles: ['x.env'] } },
    ],
    [
      'YAML: bracket',
      { 'ecspresso.yml': 'region: [a\ncluster: b' },
      `ecspresso.yml:2:1: the indentation does not fit | ${yamlHint}`,
    ],
    [
      'YAML: tab',
      { 'ecspresso.yml': 'codedeploy:\n\tapplication_name: x' },
      'ecspresso.yml:2:1: a tab indents this line: YAML wants blanks | indent with spaces',
    ],
    [
      'YAML: key twice',
      { 'ecspresso.yml': 'region: a\nregion: b' },
      'ecspresso.yml:2:1: a key stands here twice | keep one of the two',
    ],
    [
      'YAML: at sign',
      { 'ecspresso.yml': 'cluster: @prod' },
      'ecspresso.yml:1:10: broken YAML (bad scalar start) | quote a value that begins with a special character',
    ],
    ['YAML: no object', { 'ecspresso.yml': '- a' }, 'ecspresso.yml:1:1: the configuration must be an object'],
    [
      'number for a string',
      { 'ecspresso.yml': 'cluster: a\nservice: 123' },
      'ecspresso.yml:2:10: `service` must be a string, not a number | put it in quotes',
    ],
    [
      'list for a string',
      { 'ecspresso.yml': 'service:\n  - a' },
      'ecspresso.yml:2:3: `service` must be a string, not a list',
    ],
    [
      'plugins no list',
      { 'ecspresso.yml': 'plugins: tfstate' },
      'ecspresso.yml:1:10: `plugins` must be a list, not a string',
    ],
    [
      'plugin without a name',
      { 'ecspresso.yml': 'plugins:\n  - config: {}' },
      'ecspresso.yml:2:5: `plugins[0].name` is missing',
    ],
    [
      'plugin unknown',
      { 'ecspresso.yml': 'plugins:\n  - name: s3' },
      'ecspresso.yml:2:5: there is no plugin `s3` | plugins are tfstate, ssm, secretsmanager, cloudformation, external',
    ],
    [
      'timeout a word',
      { 'ecspresso.yml': 'timeout: soon' },
      'ecspresso.yml:1:10: `timeout` must be a duration, not `soon` | write it as `10m` or `90s`; `0` is none',
    ],
    [
      'timeout a flag',
      { 'ecspresso.yml': 'timeout: true' },
      'ecspresso.yml:1:10: `timeout` must be a duration as `10m`, not a boolean',
    ],
    [
      '--timeout',
      { 'ecspresso.yml': CONFIG },
      '`--timeout` must be a duration, not `30` | write it as `10m` or `90s`',
      { options: { timeout: '30' } },
    ],
    [
      'required_version malformed',
      { 'ecspresso.yml': 'required_version: ^2' },
      'ecspresso.yml:1:19: `required_version` is malformed: `^2` | write constraints as `>= 2.0.0, < 3`',
    ],
    [
      'required_version not fulfilled',
      { 'ecspresso.yml': 'required_version: "< 2"' },
      'ecspresso.yml:1:19: `required_version` wants `< 2`, but ecspresso 2.8.7 is followed | followed are 2.8.7 and 3.0.0: change the constraint',
    ],
    [
      'template syntax',
      { 'ecspresso.yml': 'region: {{ if }}' },
      `ecspresso.yml:1:15: missing value for if | ${ON_TEMPLATES}`,
    ],
    [
      'plugin function',
      { 'ecspresso.yml': 'region: a\ncluster: {{ tfstate `x` }}' },
      'ecspresso.yml:2:13: `tfstate` cannot be used in the configuration | functions of plugins work in definition files: pass an environment variable here, or follow ecspresso 3, which allows it (`compat: v3`)',
    ],
    [
      'variables missing',
      { 'ecspresso.yml': 'region: {{ must_env `R` }}\ncluster: {{ must_env `C` }}\nservice: {{ must_env `R` }}' },
      'ecspresso.yml:1:12: environment variables are not set: `R` (1:12), `C` (2:13), `R` (3:13) | set them, or name a file that does with `--envfile`',
    ],
  ])('%s', async (_, files, error, how) => {
    expect(await errorOf(files, 'config', how)).toBe(error)
  })

  test('several of them at once', async () => {
    const world = testWorld()
    const text = 'service: 1\ntimeout: true\nplugins:\n  - config: {}'
    const opened = openProject(world.door(), projectPorts({ 'ecspresso.yml': text }), {})
    await expect(opened).rejects.toMatchObject({
      all: [
        { message: '`service` must be a string, not a number', at: { line: 1 } },
        { message: '`timeout` must be a duration as `10m`, not a boolean', at: { line: 2 } },
        { message: '`plugins[0].name` is missing', at: { line: 4 } },
      ],
    })
  })

  const DEEP = 'lists and objects stand in each other more than 200 deep'
  const levels = 100_000
  const bomb = Array.from({ length: 9 }, (_, i) => `k${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]`).join('\n')
  test.each<[string, string, string, string]>([
    ['lists in brackets', 'ecspresso.yml', `a: ${'['.repeat(levels)}`, `1:1004: ${DEEP}`],
    ['objects in brackets', 'ecspresso.yml', `a: ${'{a: '.repeat(levels)}`, `1:4004: ${DEEP}`],
    [
      'closed brackets',
      'ecspresso.yml',
      `a: ${'['.repeat(300)}${']'.repeat(300)}`,
      `1:204: ${DEEP} | close brackets where they belong`,
    ],
    [
      'an alias in itself',
      'ecspresso.yml',
      'a: &a [*a]',
      '1:8: an alias leads back into what it stands in | write its value out',
    ],
    [
      'an alias in plugins',
      'ecspresso.yml',
      'plugins: &a\n  - name: tfstate\n    config: {x: *a}',
      '3:17: an alias leads back into what it stands in | write its value out',
    ],
    [
      'an alias of nothing',
      'ecspresso.yml',
      'a: *a',
      '1:4: an alias names no anchor | write `&NAME` before what it stands for',
    ],
    [
      'aliases of aliases',
      'ecspresso.yml',
      `k0: &a0 [x, x, x]\n${bomb}`,
      '6:10: aliases multiply beyond measure | they stand for more than 100000 values',
    ],
    [
      'nine megabytes of something else',
      'ecspresso.yml',
      `a:\n${'  - name: x\n    image: y\n'.repeat(400_000)}`,
      '50001:12: more than 100000 values | a configuration has some dozens: is this the right file?',
    ],
    [
      'lists of nothing',
      'ecspresso.yml',
      `a:\n${'- []\n'.repeat(110_000)}`,
      '99998:3: more than 100000 values | a configuration has some dozens: is this the right file?',
    ],
    ['JSON', 'ecspresso.json', `{"x":${'['.repeat(levels)}${']'.repeat(levels)}}`, `1:205: ${DEEP}`],
    [
      'Jsonnet',
      'ecspresso.jsonnet',
      `{x: ${'['.repeat(levels)}${']'.repeat(levels)}}`,
      '1:1004: Nested too deeply: more than 1000 levels | `ristretto render` evaluates the file alone; `--ext-str` and `--ext-code` give it variables',
    ],
  ])('nesting beyond measure, and aliases in circles: %s', async (_, file, text, message) => {
    expect(await errorOf({ [file]: text }, 'config', { options: { config: file } })).toBe(`${file}:${message}`)
  })
})

describe('a definition that is wrong is told with its place', () => {
  const td = (text: string): Files => ({ 'ecspresso.yml': CONFIG, 'td.json': text })
  const sv = (text: string): Files => ({ 'ecspresso.yml': CONFIG, 'sv.json': text })
  const container = (text: string): Files =>
    td(`{\n  "family": "web",\n  "containerDefinitions": [\n    ${text}\n  ]\n}`)

  test.each<[string, Files, string, Trial?]>([
    [
      'missing',
      { 'ecspresso.yml': CONFIG },
      'ecspresso.yml:4:18: cannot read the task definition `td.json`: there is no such file | paths in the configuration are relative to its folder',
    ],
    [
      'not named',
      { 'ecspresso.yml': 'region: a' },
      'ecspresso.yml:1:1: the configuration does not name the task definition | add `task_definition: FILE`',
    ],
    [
      'deep',
      td(`{"family": "a",\n "x": ${'['.repeat(100_000)}`),
      'td.json:2:206: lists and objects stand in each other more than 200 deep',
    ],
    [
      'brackets in a text',
      td(`{"family": "${'['.repeat(300)}}`),
      `td.json:1:12: a string in double quotes does not end | ${jsonHint}`,
    ],
    [
      'byte order mark',
      td('\uFEFF{}'),
      'td.json:1:1: the file begins with a byte order mark, which JSON does not have | save it as UTF-8 without one',
    ],
    ['empty', td(''), 'td.json:1:1: a value is expected here | nothing stands in it; an object is expected'],
    [
      'trailing comma',
      td('{\n  "family": "a",\n}'),
      `td.json:3:1: a key in double quotes is expected here | ${jsonHint}`,
    ],
    [
      'trailing comma in a list',
      container('{"command": ["a",]}'),
      `td.json:4:22: a value is expected here | ${jsonHint}`,
    ],
    ['comment', td('{\n  // no\n  "family": "a"}'), `td.json:2:3: JSON has no comments | ${jsonHint}`],
    ['single quotes', td("{'family': 1}"), `td.json:1:2: a word that JSON does not have | ${jsonHint}`],
    ['unclosed', td('{"family": "a"'), `td.json:1:15: a closing brace is expected here | ${jsonHint}`],
    [
      'text behind',
      td('{"family": "a", "containerDefinitions": []} x'),
      'td.json:1:45: there is text behind the definition',
    ],
    ['a list', td('[]'), 'td.json:1:1: a task definition must be an object'],
    ['wrapper of a list', td('{"taskDefinition": []}'), 'td.json:1:20: `taskDefinition` must be an object'],
    ['family missing', td('{"containerDefinitions": [{"name": "a"}]}'), 'td.json:1:1: `family` is missing'],
    ['containers missing', td('{"family": "a"}'), 'td.json:1:1: `containerDefinitions` is missing'],
    [
      'text for a number',
      container('{"name": "a", "cpu": "256"}'),
      'td.json:4:26: `containerDefinitions[0].cpu` must be a number, not a string | leave out the quotes',
    ],
    [
      'number for a string',
      td('{"family": "a",\n "cpu": 256, "containerDefinitions": [{}]}'),
      'td.json:2:9: `cpu` must be a string, not a number | put it in quotes',
    ],
    [
      'text for a flag',
      container('{"Essential": "true"}'),
      'td.json:4:19: `containerDefinitions[0].Essential` must be a boolean, not a string | leave out the quotes',
    ],
    [
      'object for a list',
      container('{"portMappings": {}}'),
      'td.json:4:22: `containerDefinitions[0].portMappings` must be a list, not an object',
    ],
    [
      'number in a map',
      container('{"dockerLabels": {"a": 1}}'),
      'td.json:4:28: `containerDefinitions[0].dockerLabels.a` must be a string, not a number | put it in quotes',
    ],
    [
      'inside of a wrapper',
      td('{"TaskDefinition": {"family": 1, "containerDefinitions": []}}'),
      'td.json:1:31: `TaskDefinition.family` must be a string, not a number | put it in quotes',
    ],
    [
      'unknown function',
      container('{"image": "{{ caller_identity }}"}'),
      `td.json:4:19: function "caller_identity" not defined | ${ON_TEMPLATES}`,
    ],
    [
      'function nearly right',
      container('{"image": "{{ must_evn `A` }}"}'),
      'td.json:4:19: function "must_evn" not defined | did you mean `must_env`?',
    ],
    [
      'one variable missing, twice',
      container('{"image": "{{ must_env `A` }}:{{ must_env `A` }}"}'),
      'td.json:4:19: the environment variable `A` is not set | set it, or name a file that does with `--envfile`',
    ],
    [
      'value of a variable breaks the JSON',
      container('{"image": "{{ must_env `A` }}"}'),
      'td.json:4:15: a string in double quotes does not end | what `must_env` gave may not fit into JSON: add `| json_escape`',
      { env: { A: 'a\nb' } },
    ],
    ...['True', 'yes', 'FALSE'].map((given): [string, Files, string, Trial] => [
      `a boolean of a variable that JSON has not: ${given}`,
      container('{"essential": {{ must_env `A` }}}'),
      'td.json:4:22: a word that JSON does not have | `must_env` must give `true` or `false`, in small letters, here',
      { env: { A: given } },
    ]),
    [
      'a number of a variable that is none',
      container('{"memory": {{ must_env `A` }}}'),
      'td.json:4:19: a word that JSON does not have | `must_env` must give a number, `true` or `false` here; for a string put quotes around `{{ }}`',
      { env: { A: 'abc' } },
    ],
  ])('task definition: %s', async (_, files, error, how) => {
    expect(await errorOf(files, 'task', how)).toBe(error)
  })

  test.each<[string, Files, string, Trial?]>([
    [
      'missing',
      { 'ecspresso.yml': CONFIG },
      'ecspresso.yml:3:21: cannot read the service definition `sv.json`: there is no such file | paths in the configuration are relative to its folder',
    ],
    [
      'count a text',
      sv('{"desiredCount": "2"}'),
      'sv.json:1:18: `desiredCount` must be a number, not a string | leave out the quotes',
    ],
    [
      'load balancers an object',
      sv('{"loadBalancers": {}}'),
      'sv.json:1:19: `loadBalancers` must be a list, not an object',
    ],
    [
      'subnets missing',
      sv('{"networkConfiguration": {"awsvpcConfiguration": {}}}'),
      'sv.json:1:50: `networkConfiguration.awsvpcConfiguration.subnets` is missing',
    ],
    [
      'Express Mode',
      { 'ecspresso.yml': 'express_definition: ex.json' },
      'ecspresso.yml:1:21: an Express service has no service definition | this is for the other services; `ristretto deploy` reads `express_definition`',
    ],
  ])('service definition: %s', async (_, files, error, how) => {
    expect(await errorOf(files, 'service', how)).toBe(error)
  })
})

describe('a lookup that nobody has made cannot decide which calls are made', () => {
  const project = (td: string, sv = '{}'): Files => ({
    'ecspresso.yml': `${CONFIG}plugins:\n  - name: tfstate\n    config:\n      url: s3://b/k\n`,
    'td.json': td,
    'sv.json': sv,
  })
  const MODE = '{{ tfstate `output.mode` }}'
  const out =
    'which nobody has looked up, and decides which calls are made | make the lookup with `--read`, or write the value into the file'

  test.each<[string, Files, 'task' | 'service', string]>([
    [
      'networkMode',
      project(`{"family":"a","networkMode":"${MODE}","containerDefinitions":[{}]}`),
      'task',
      `td.json:1:29: \`networkMode\` holds <tfstate output.mode>, ${out}`,
    ],
    [
      'logDriver',
      project(`{"family":"a","containerDefinitions":[{"logConfiguration":{"logDriver":"${MODE}"}}]}`),
      'task',
      `td.json:1:72: \`containerDefinitions[0].logConfiguration.logDriver\` holds <tfstate output.mode>, ${out}`,
    ],
    [
      'awslogs-region',
      project(
        `{"family":"a","containerDefinitions":[{"logConfiguration":{"logDriver":"awslogs","options":{"awslogs-region":"x${MODE}"}}}]}`,
      ),
      'task',
      `td.json:1:110: \`containerDefinitions[0].logConfiguration.options["awslogs-region"]\` holds <tfstate output.mode>, ${out}`,
    ],
    [
      'controller',
      project('', `{"deploymentController":{"type":"${MODE}"}}`),
      'service',
      `sv.json:1:33: \`deploymentController.type\` holds <tfstate output.mode>, ${out}`,
    ],
    [
      'schedulingStrategy',
      project('', `{"schedulingStrategy":"${MODE}"}`),
      'service',
      `sv.json:1:23: \`schedulingStrategy\` holds <tfstate output.mode>, ${out}`,
    ],
    [
      'launchType',
      project('', `{"launchType":"${MODE}"}`),
      'service',
      `sv.json:1:15: \`launchType\` holds <tfstate output.mode>, ${out}`,
    ],
    [
      'desiredCount',
      project('', `{"desiredCount":${MODE}}`),
      'service',
      `sv.json:1:20: \`desiredCount\` holds <tfstate output.mode>, ${out}`,
    ],
  ])('%s', async (_, files, read, error) => {
    expect(await errorOf(files, read, { offline: true })).toBe(error)
  })

  test('all other places take one, also where no text stands', async () => {
    const td = `{"family":"${MODE}","cpu":${MODE},"containerDefinitions":[{"name":"a","cpu":${MODE},"image":"r:${MODE}","command":${MODE}}]}`
    const result = await trial(project(td), 'task', { offline: true })
    expect(result).toMatchObject({ value: { containerDefinitions: [{ name: 'a' }] }, warnings: [] })
  })

  test('a condition on one is refused', async () => {
    const td = `{"family":"a","containerDefinitions":[{"name":"{{ if eq (tfstate \`output.mode\`) \`x\` }}a{{ end }}"}]}`
    expect(await errorOf(project(td), 'task', { offline: true })).toMatch(/^td\.json:1:\d+: .*tfstate output\.mode/)
  })
})

describe('a template is refused where Go would refuse the arguments of a lookup', () => {
  const config = `${CONFIG}plugins:\n  - name: tfstate\n    config: {path: t.tfstate}\n  - name: cloudformation\n    func_prefix: net_\n  - name: cloudformation\n`
  test.each([
    ['tfstate', 'wrong number of args for tfstate: want 1 got 0'],
    ['tfstate `a` `b`', 'wrong number of args for tfstate: want 1 got 2'],
    ['tfstate 1', 'expected string; found 1'],
    ['tfstate true', 'expected string; found true'],
    ['tfstatef', 'wrong number of args for tfstatef: want at least 1 got 0'],
    ['tfstatef 1 `a`', 'expected string; found 1'],
    ['ssm', 'wrong number of args for ssm: want at least 1 got 0'],
    ['ssm `/a` `0`', 'expected integer; found `0`'],
    ['cfn_output `stack`', 'wrong number of args for cfn_output: want 2 got 1'],
    ['secretsmanager_arn 2', 'expected string; found 2'],
    [
      'ssm_list `/a` 0',
      'function "ssm_list" not defined | in templates `ssm NAME INDEX` gives an item of a StringList',
    ],
  ])('{{ %s }}', async (call, message) => {
    const files = { 'ecspresso.yml': config, 't.tfstate': '{"version":4}', 'td.json': `{"family":"{{ ${call} }}"}` }
    expect(await errorOf(files, 'task')).toMatch(/^td\.json:1:\d\d: /)
    expect(await errorOf(files, 'task')).toContain(message)
  })
})

describe.each(['hunter2-secret', 'pa55'])('what a lookup gave, as %s, is never told', (SECRET) => {
  const state = JSON.stringify({
    version: 4,
    outputs: { s: { value: SECRET, type: 'string' }, q: { value: `${SECRET}"\n`, type: 'string' } },
  })
  const config = `${CONFIG}plugins:\n  - name: tfstate\n    config: {path: t.tfstate}\n`
  const S = '{{ tfstate `output.s` }}'

  test.each([
    ['broken JSON', '{"family": "{{ tfstate `output.q` }}"}'],
    ['no JSON', S],
    ['key', `{"family": "a", "containerDefinitions": [{"${S}": 1}]}`],
    ['key of a map', `{"family": "a", "containerDefinitions": [{"dockerLabels": {"${S}": 1}}]}`],
    ['value', `{"family": "a", "networkMode": "${S}", "containerDefinitions": [{}]}`],
    ['type', `{"family": "a", "containerDefinitions": [{"cpu": "${S}"}]}`],
    ['address', '{{ tfstate (printf "output.%s" (tfstate `output.s`)) }}'],
    ['template', '{{ slice (tfstate `output.s`) (tfstate `output.s`) }}'],
    ['index', '{{ index (tfstate `output.s`) "x" }}'],
    ['escaped key', '{"family": "a", "containerDefinitions": [{"{{ tfstate `output.q` | json_escape }}": 1}]}'],
    ['quoted key', '{"family": "a", "containerDefinitions": [{{ printf "{%q: 1}" (tfstate `output.q`) }}]}'],
    ['kind', '{{ must_env (tfstate `output.s`) }}'],
    ['format', '{{ tfstatef "output.%s" (tfstate `output.s`) }}'],
  ])('%s', async (_, td) => {
    const result = await trial({ 'ecspresso.yml': config, 't.tfstate': state, 'td.json': td }, 'task', {
      options: { strict: true },
    })
    expect(result).toHaveProperty('error')
    expect(JSON.stringify(result)).not.toContain(SECRET)
    const lenient = await trial({ 'ecspresso.yml': config, 't.tfstate': state, 'td.json': td }, 'task')
    expect(JSON.stringify(lenient.warnings)).not.toContain(SECRET)
  })
})
