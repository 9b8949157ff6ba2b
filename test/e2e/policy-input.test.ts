import { describe, expect, test } from 'vitest'
import { memoryFiles, type Tree } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { virtualClock } from '../support/virtual-clock.ts'
import { webProject } from './stage.ts'

function offline(argv: readonly string[], files: Tree = webProject) {
  return runTestCommand(argv, testPorts({ files, env: {} }))
}

describe('policy generate', () => {
  test('takes the text of a question as it shows it', async () => {
    const line = ['policy', 'generate', '--for', 'run --skip-task-definition', '--format', 'json']
    const question = "web:<current revision> passes the definition file's roles"
    const asked = await offline(line)
    expect(asked).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`--assume ${JSON.stringify(question)}`),
    })
    const told = await offline([...line, '--assume', question])
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stdout).toContain(':role/web-task')
  })

  test.each([
    [['--account', '12'], '`12` is no account'],
    [['--region', 'x y'], '`x y` is no region'],
    [
      ['--assume', 'the service exists', '--assume', 'not: the service exists'],
      '`the service exists` is assumed, and its contrary too',
    ],
    [['--assume-role-arn', 'deployer'], '`deployer` is no ARN of a role'],
  ])('refuses %j', async (flags, message) => {
    const told = await offline(['policy', 'generate', ...flags])
    expect(told).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(new RegExp(`error: ${message} \\[[A-Z_]+\\]\\nhint: `)),
    })
  })

  test('makes ARNs of the short names of roles', async () => {
    const definition = JSON.parse(String(webProject['ecs-task-def.json']))
    const files = { ...webProject, 'ecs-task-def.json': JSON.stringify({ ...definition, taskRoleArn: 'web-task' }) }
    const { stdout } = await offline(['policy', 'generate', '--for', 'register', '--format', 'json'], files)
    expect(JSON.parse(stdout).Statement[0].Resource).toEqual([
      'arn:aws:iam::111122223333:role/web-exec',
      'arn:aws:iam::111122223333:role/web-task',
    ])
    const sandbox = { ...testPorts({ env: {} }), files: memoryFiles('/project', files), realNow: Date.now }
    expect(await runTestCommand(['register', '--sandbox'], sandbox)).toMatchObject({ exitCode: 0 })
  })

  test('--read ends when the time is used up', async () => {
    const clock = virtualClock()
    const ports = testPorts({
      files: webProject,
      env: { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'B' },
      clock,
      http: (_, signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason), { once: true })
          setImmediate(() => clock.pass(3))
        }),
    })
    const told = await runTestCommand(['policy', 'generate', '--read', '--timeout', '2s', '--for', 'deploy'], ports)
    expect(told).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('not done within 2 s') })
  })

  test('compares clusters of another partition as ARNs', async () => {
    const files = {
      ...webProject,
      'ecspresso.yml': String(webProject['ecspresso.yml']).replace('ap-northeast-1', 'cn-north-1'),
      'ecs-task-def.json': String(webProject['ecs-task-def.json']).replaceAll('arn:aws:', 'arn:aws-cn:'),
    }
    const told = await offline(['policy', 'generate', '--for', 'run', '--format', 'json'], files)
    expect(told.exitCode, told.stderr).toBe(0)
    const conditions = JSON.parse(told.stdout).Statement.map((one: { Condition?: object }) => one.Condition)
    expect(conditions).toContainEqual({
      ArnEquals: { 'ecs:cluster': 'arn:aws-cn:ecs:cn-north-1:111122223333:cluster/app' },
    })
  })
})

describe('policy generate refuses what contradicts itself', () => {
  const withRoles = (executionRoleArn: string, taskRoleArn = '') => ({
    ...webProject,
    'ecs-task-def.json': JSON.stringify({
      ...JSON.parse(String(webProject['ecs-task-def.json'])),
      executionRoleArn,
      taskRoleArn,
    }),
  })
  const [own, other] = ['arn:aws:iam::111122223333:role/a', 'arn:aws:iam::999988887777:role/b']

  test.each([
    [
      'roles of two accounts',
      withRoles(own, other),
      [],
      'is of account 111122223333, `arn:aws:iam::999988887777:role/b`',
    ],
    ['--account', withRoles(other), ['--account', '111122223333'], '(iam:PassRole) of 999988887777'],
    ['a partition', withRoles('arn:aws-cn:iam::111122223333:role/a'), [], 'of partition aws, `arn:aws-cn:iam'],
    ['a name that is none', withRoles('arn:aws:iam::111122223333:role/web exec'), [], 'has a blank in a name'],
    [
      'an ARN in an ARN',
      withRoles(`arn:aws:iam::111122223333:role/${own}`),
      [],
      'has a whole ARN where the name belongs',
    ],
  ])('%s', async (_, files, flags, message) => {
    for (const format of ['json', 'text']) {
      const told = await offline(['policy', 'generate', '--format', format, ...flags], files)
      expect(told).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining(message) })
    }
  })

  test("an account that is not the sandbox's", async () => {
    const files = memoryFiles('/project', withRoles(''))
    const ports = { ...testPorts({ env: {} }), files, realNow: Date.now }
    const told = await runTestCommand(['policy', 'generate', '--sandbox', '--read', '--account', '444455556666'], ports)
    expect(told).toMatchObject({ exitCode: 2, stdout: '' })
    expect(told.stderr).toMatch(/the sandbox is account `\d{12}`, not `444455556666`/)
  })
})

describe('whatever reads a policy refuses what is none, with its place, and writes nothing', () => {
  const good = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ecs:RunTask","Resource":"*"}]}'
  const trust =
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
  const commands: readonly (readonly [name: string, argv: readonly string[]])[] = [
    ['check', ['check', 'bad.json']],
    ['explain', ['explain', 'bad.json']],
    ['prove', ['prove', 'bad.json']],
    ['diff', ['diff', '--from', 'bad.json']],
    ['generate --verify-current', ['generate', '--verify-current', 'bad.json']],
    ['check --boundary', ['check', 'good.json', '--boundary', 'bad.json']],
    ['check --scp', ['check', 'good.json', '--scp', 'bad.json']],
    ['check --session', ['check', 'good.json', '--session', 'bad.json']],
  ]
  const bad: readonly (readonly [name: string, content: string | Uint8Array])[] = [
    ['an empty file', ''],
    ['broken JSON', '{"Version": "2012-10-17", "Statement": [}'],
    ['a list', '[]'],
    ['5 MB', `"${'x'.repeat(5 * 1024 * 1024)}"`],
    ['a binary', Uint8Array.from([0, 159, 146, 150, 255])],
    ['a trust policy', trust],
  ]

  test.each(commands)('%s', async (_, argv) => {
    for (const [name, content] of bad) {
      const files = memoryFiles('/project', { ...webProject, 'good.json': good, 'bad.json': content })
      const before = files.contents.size
      const ports = { ...testPorts({ env: {} }), files }
      const told = await runTestCommand(['policy', ...argv, '--for', 'register'], ports)
      expect({ name, told }).toMatchObject({ told: { exitCode: 2, stdout: '' } })
      expect({ name, said: told.stderr }).toMatchObject({ said: expect.stringMatching(/^error: .*bad\.json/) })
      expect({ name, said: told.stderr }).toMatchObject({ said: expect.stringContaining('\nhint: ') })
      expect(files.contents.size).toBe(before)
    }
  })

  test('YAML, as generate prints it, is read wherever a policy is', async () => {
    const flags = ['--for', 'deploy']
    const { stdout } = await offline(['policy', 'generate', '--format', 'yaml', ...flags], webProject)
    const files = { ...webProject, 'good.yaml': stdout, 'bad.yaml': stdout.replace('Statement:', 'Statement: [') }
    for (const argv of [
      ['check'],
      ['explain'],
      ['diff', '--from'],
      ['generate', '--verify-current'],
      ['prove', '--minimal'],
    ]) {
      const told = await offline(['policy', ...argv, 'good.yaml', ...flags], files)
      expect({ argv, told }).toMatchObject({ told: { exitCode: 0 } })
      const wrong = await offline(['policy', ...argv, 'bad.yaml', ...flags], files)
      expect({ argv, wrong }).toMatchObject({ wrong: { exitCode: 2, stdout: '' } })
      expect(wrong.stderr).toMatch(/^error: bad\.yaml:\d+:\d+: /)
      expect(wrong.stderr).not.toContain('JSON')
    }
  })

  test('lint tells of all of it at once, also of broken YAML', async () => {
    const files = { 'bad.json': '{', 'bad.yaml': 'Version: "2012-10-17"\nStatement: [\n', 'empty.json': '' }
    const told = await offline(['policy', 'lint', 'bad.json', 'bad.yaml', 'empty.json'], files)
    // Mistakes are what a linter finds.
    expect(told.exitCode).toBeGreaterThan(0)
    for (const place of ['bad.json:1:', 'bad.yaml:', 'empty.json:1:1']) expect(told.stdout).toContain(place)
  })

  test.each([
    [['--for', 'deploi'], 'unknown command `deploi`'],
    [['--for', 'policy lint x.json'], 'is no command line that needs a policy'],
    [['--for', 'deploy --no-such'], 'unknown option `--no-such`'],
    [['--account', '11112222333'], '`11112222333` is no account'],
    [['--region', 'cn-north-1'], 'is of partition'],
    [['--tool', 'ecspresso'], '--tool'],
  ])('generate, check, explain and prove refuse %j', async (flags, message) => {
    for (const argv of [['generate'], ['check', 'good.json'], ['explain'], ['prove']]) {
      if (flags[0] === '--tool' && argv[0] === 'prove') continue
      const told = await offline(['policy', ...argv, ...flags], { ...webProject, 'good.json': good })
      expect({ argv, told }).toMatchObject({ told: { exitCode: 2, stdout: '' } })
      expect({ argv, said: told.stderr }).toMatchObject({ said: expect.stringContaining(message) })
    }
  })
})
