import { describe, expect, test } from 'vitest'
import type { Tree } from '../support/files.ts'
import { memoryFiles } from '../support/files.ts'
import { ecsAnswer, recordedAws } from '../support/recorded-aws.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { virtualClock } from '../support/virtual-clock.ts'
import { createStage, webProject } from './stage.ts'

// Mistakes that somebody met at the keyboard: each was one.

const taskDefinition = JSON.parse(String(webProject['ecs-task-def.json']))
const withDefinition = (changes: object): Tree => ({
  ...webProject,
  'ecs-task-def.json': JSON.stringify({ ...taskDefinition, ...changes }),
})
const inSandbox = (line: string, files: Tree = webProject) =>
  runTestCommand(line.split(' '), {
    ...testPorts({ env: {} }),
    files: memoryFiles('/project', files),
    realNow: Date.now,
  })
const offline = (argv: readonly string[], files: Tree = webProject, env: Record<string, string> = {}) =>
  runTestCommand(argv, testPorts({ files, env }))

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
    [['--account', ''], '`` is no account'],
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
      stderr: expect.stringContaining(`error: ${message}\nhint: `),
    })
  })

  test('makes ARNs of the short names of roles', async () => {
    const files = withDefinition({ taskRoleArn: 'web-task' })
    const { stdout } = await offline(['policy', 'generate', '--for', 'register', '--format', 'json'], files)
    expect(JSON.parse(stdout).Statement[1].Resource).toEqual([
      'arn:aws:iam::111122223333:role/web-exec',
      'arn:aws:iam::111122223333:role/web-task',
    ])
    expect(await inSandbox('register --sandbox', files)).toMatchObject({ exitCode: 0 })
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
})

describe('secrets', () => {
  const secret = { name: 'PASSWORD', value: 'hunter2' }
  const [container] = taskDefinition.containerDefinitions

  test('a character that marks begin with is sent as it is', async () => {
    const files = withDefinition({
      containerDefinitions: [{ ...container, environment: [secret, { name: 'ICON', value: '\uE000x' }] }],
    })
    expect(await inSandbox('register --sandbox', files)).toMatchObject({ exitCode: 0 })
    const odd = withDefinition({ family: '\uE000=%zz\uE001' })
    const told = await offline(['policy', 'generate', '--for', 'register'], odd)
    expect(told.stderr).not.toContain('bug:')
  })

  test('the session token does not come back in a refused signature', async () => {
    const message =
      "The request signature we calculated does not match.\n\nThe Canonical String for this request should have been\n'POST\n/\n\nhost:ecs\nx-amz-security-token:TOKEN'"
    const ports = testPorts({
      files: webProject,
      env: { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'B', AWS_SESSION_TOKEN: 'TOKEN' },
      http: async () => ({
        status: 403,
        headers: {},
        body: new TextEncoder().encode(JSON.stringify({ __type: 'InvalidSignatureException', message })),
      }),
    })
    const told = await runTestCommand(['wait', '--debug'], ports)
    expect(told.stderr).toContain('InvalidSignatureException')
    expect(told.stderr).not.toContain('TOKEN')
  })

  test('--debug shows no command of a container', async () => {
    const files = withDefinition({ containerDefinitions: [{ ...container, command: ['--password=hunter2'] }] })
    const told = await inSandbox('register --sandbox --debug', files)
    expect(told.stderr).toContain('ecs:RegisterTaskDefinition')
    expect(told.stderr).not.toContain('hunter2')
  })

  test('a key of a broken env file is not shown', async () => {
    const files = { ...webProject, 'a.env': 'MIIEvQ/SECRET+KEY==\n' }
    const told = await offline(['register', '--envfile', 'a.env'], files)
    expect(told.stderr).toMatch(/^error: a\.env:1: what stands before `=` is no name for a variable\nhint: [^M]*\n$/)
  })
})

describe('the sandbox', () => {
  test('has what --task-def and --overrides-file name', async () => {
    const files = {
      ...webProject,
      'other.json': JSON.stringify({ ...taskDefinition, taskRoleArn: 'arn:aws:iam::111122223333:role/other-task' }),
      'overrides.json': JSON.stringify({ executionRoleArn: 'arn:aws:iam::111122223333:role/other-exec' }),
    }
    const told = await inSandbox('run --sandbox --task-def other.json --overrides-file overrides.json', files)
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain('generated for `run --task-def=other.json --overrides-file=overrides.json` (')
  })

  test('does not repeat overrides, which may hold a secret', async () => {
    const told = await inSandbox(
      'run --sandbox --overrides {"containerOverrides":[{"name":"app","command":["hunter2"]}]}',
    )
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain('generated for `run` (')
    expect(told.stderr).not.toContain('hunter2')
  })

  test.each([
    ['a member that is gone', (state: string) => state.replace(/"taskRuns":\{[^}]*\},?/, '')],
    ['a member that is nothing', (state: string) => state.replace(/"deployments":\[.*?\]/, '"deployments":null')],
  ])('keeps a damaged state aside: %s', async (_, damage) => {
    const memory = memoryFiles('/project', webProject)
    const run = (line: string) =>
      runTestCommand(line.split(' '), { ...testPorts({ env: {} }), files: memory, realNow: Date.now })
    await run('deploy --sandbox')
    const path = '/project/.ristretto/sandbox.json'
    const before = new TextDecoder().decode(await memory.read(path))
    const after = damage(before)
    expect(after).not.toBe(before)
    await memory.write(path, after)
    const told = await run('deploy --sandbox')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain(`is kept as ${path}.corrupt`)
  })

  test.each([
    ['clusters: ["a b"]', 'scenario.yml:1:12: `clusters.0` must be the name of a cluster'],
    ['roles: [{ name: a, trust: "{}" }]', 'the sandbox refuses what the scenario names: role a: '],
    ['taskDefinitions: [{ family: a }]', 'the sandbox refuses what the scenario names: task definition a: '],
    ['containers: [{ exitCode: 300 }]', 'scenario.yml:1:26: `containers.0.exitCode` must be 0 to 255'],
  ])('says what is wrong with a scenario: %s', async (scenario, message) => {
    const told = await inSandbox('deploy --scenario scenario.yml', { ...webProject, 'scenario.yml': scenario })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/^error: [^\n]*\nhint: /)
    expect(told.stderr).toContain(message)
  })

  test('takes no empty name for a scenario', async () => {
    const told = await offline(['deploy', '--scenario', ''])
    expect(told).toMatchObject({ exitCode: 1, stderr: 'error: no scenario is named\nhint: --scenario takes a file\n' })
  })

  test('is not served with a policy for nobody', async () => {
    const told = await offline(['sandbox', 'serve', '--sandbox-policy', 'x.json'])
    expect(told).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/^error: `--sandbox-policy` means nothing/),
    })
  })

  test('warns once about a file', async () => {
    const service = JSON.parse(String(webProject['ecs-service-def.json']))
    const files = { ...webProject, 'ecs-service-def.json': JSON.stringify({ ...service, desiredCont: 1 }) }
    const told = await inSandbox('deploy --sandbox', files)
    expect(told.stderr.match(/desiredCont/g)).toHaveLength(1)
  })
})

test('a denial names the command line with its flags', async () => {
  const stage = createStage()
  await stage.asAdministrator('deploy')
  const policy = await stage.policyOf(['deploy'])
  const told = await stage.run('deploy --if-changed', { policy })
  expect(told.stderr).toContain('hint: `ristretto policy generate --for "deploy --if-changed"` prints all')
})

test('overrides of a container that is not there are refused before anything is registered', async () => {
  const stage = createStage()
  const told = await stage.asAdministrator('run --overrides {"containerOverrides":[{"name":"nope"}]}')
  expect(told).toMatchObject({ exitCode: 1, calls: [] })
  expect(told.stderr).toBe(
    'error: the overrides name the container `nope`, which ecs-task-def.json does not have\nhint: its containers are `app`\n',
  )
})

test('help names what a command takes', async () => {
  expect((await offline(['render', '--help'])).stdout).toContain('Usage: ristretto render [flags] <target...>\n')
})

test('a DAEMON service is created with a warning about its count', async () => {
  const service = JSON.parse(String(webProject['ecs-service-def.json']))
  const { desiredCount: _, launchType: __, ...rest } = service
  const files = {
    ...webProject,
    'ecs-service-def.json': JSON.stringify({ ...rest, launchType: 'EC2', schedulingStrategy: 'DAEMON' }),
    'ecs-task-def.json': String(webProject['ecs-task-def.json']).replace('"FARGATE"', '"EC2"'),
  }
  const told = await createStage({ files }).asAdministrator('deploy --tasks 3 --no-wait')
  expect(told.stderr.match(/`--tasks` means nothing to a DAEMON service/g)).toHaveLength(1)
})

test('the newest stopped tasks are shown, those on their way to STOPPED first, and none of another deployment', async () => {
  const task = (id: string, more: object) => ({
    taskArn: `arn:aws:ecs:ap-northeast-1:111122223333:task/app/${id}`,
    startedBy: 'ecs-svc/1',
    stopCode: 'EssentialContainerExited',
    containers: [],
    ...more,
  })
  const deployment = { id: 'ecs-svc/1', status: 'PRIMARY', taskDefinition: 'web:1', rolloutState: 'FAILED' }
  const { http } = recordedAws([
    ecsAnswer('DescribeServices', { services: [{ serviceName: 'web', status: 'ACTIVE', deployments: [deployment] }] }),
    ecsAnswer('DescribeServices', { services: [{ serviceName: 'web', status: 'ACTIVE', deployments: [deployment] }] }),
    ecsAnswer('ListTasks', { taskArns: ['a', 'b', 'c', 'd', 'e'] }),
    ecsAnswer('DescribeTasks', {
      tasks: [
        task('oldest', { stoppedAt: 100 }),
        task('middle', { stoppedAt: 200 }),
        task('latest', { stoppedAt: 300 }),
        task('stopping', {}),
        task('foreign', { stoppedAt: 400, startedBy: 'ecs-svc/0' }),
      ],
    }),
  ])
  const told = await runTestCommand(['wait'], testPorts({ files: webProject, http }))
  expect([...told.stderr.matchAll(/^task (\S+) stopped/gm)].map(([, id]) => id)).toEqual([
    'stopping',
    'latest',
    'middle',
  ])
})
