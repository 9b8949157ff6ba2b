import { describe, expect, test } from 'vitest'
import { type MemoryFiles, memoryFiles, type Tree } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { webProject } from './stage.ts'

/** Commands one after the other in the same folder, without a network and with credentials that must not be used. */
function open(files: Tree = {}) {
  const memory = memoryFiles('/project', { ...webProject, ...files })
  const env = {
    AWS_ACCESS_KEY_ID: 'real',
    AWS_SECRET_ACCESS_KEY: 'real',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    HTTPS_PROXY: 'http://127.0.0.1:1',
  }
  let tokens = 0
  const token = () => `token-${++tokens}`
  const run = (line: string, more: Record<string, string> = {}) =>
    runTestCommand(line.split(' '), {
      ...testPorts({ env: { ...env, ...more } }),
      files: memory,
      realNow: Date.now,
      token,
    })
  return { memory, run }
}

function text(files: MemoryFiles, path: string): string {
  return new TextDecoder().decode(files.contents.get(path))
}

describe('--sandbox', () => {
  test('tries an ordinary project at once: what it names is there', async () => {
    const { run } = open()
    const told = await run('deploy --sandbox')
    expect(told.exitCode).toBe(0)
    expect(told.stderr).toMatch(
      /^sandbox: working as arn:aws:iam::111122223333:role\/ristretto-sandbox, which holds the policy generated for `deploy` \(8 statements\)\nregistered web:1\n/,
    )
    expect(told.stderr).toMatch(/web runs web:1\n$/)
  })

  test('keeps its state between commands, until it is reset', async () => {
    const { run, memory } = open()
    await run('deploy --sandbox')
    expect((await run('deploy --sandbox', { TAG: 'v2' })).stderr).toMatch(/web runs web:2\n$/)
    expect(text(memory, '/project/.ristretto/.gitignore')).toBe('*\n')
    expect(await run('sandbox reset')).toMatchObject({ exitCode: 0, stderr: 'removed /project/.ristretto\n' })
    expect((await run('deploy --sandbox')).stderr).toContain('created service web')
  })

  test('a state that cannot be read is kept aside', async () => {
    const { run, memory } = open()
    await run('register --sandbox')
    await memory.write('/project/.ristretto/sandbox.json', '{"half": ')
    const told = await run('register --sandbox')
    expect(told.exitCode).toBe(0)
    expect(told.stderr).toContain('warning: the sandbox')
    expect(told.stderr).toContain('registered web:1')
    expect(text(memory, '/project/.ristretto/sandbox.json.corrupt')).toBe('{"half": ')
  })

  test('a one-off task ends well by itself', async () => {
    const told = await open().run('run --sandbox --watch-container app')
    expect(told.exitCode).toBe(0)
    expect(told.stderr).toContain('container app exited with 0')
  })

  test('a container whose end others wait for ends by itself, under every command', async () => {
    const containers = (condition: string) => [
      { name: 'prepare', image: 'example.com/prepare:1', essential: false },
      { name: 'app', image: 'example.com/web:1', dependsOn: [{ containerName: 'prepare', condition }] },
    ]
    for (const condition of ['SUCCESS', 'COMPLETE']) {
      const definition = {
        family: 'web',
        cpu: '256',
        memory: '512',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        containerDefinitions: containers(condition),
      }
      const { run } = open({ 'ecs-task-def.json': JSON.stringify(definition) })
      expect((await run('deploy --sandbox')).stderr).toMatch(/web runs web:1\n$/)
      expect((await run('run --sandbox --watch-container app')).exitCode).toBe(0)
    }
  })

  test('a scenario says when an alarm goes off, and how late a log is', async () => {
    const service = {
      desiredCount: 1,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      deploymentConfiguration: {
        bakeTimeInMinutes: 3,
        alarms: { alarmNames: ['errors'], enable: true, rollback: true },
      },
    }
    const scenario = 'alarms:\n  - name: errors\n    afterSeconds: 60\nconsistency:\n  missingSeconds: 3\n'
    const { run } = open({ 'ecs-service-def.json': JSON.stringify(service), 'scenario.yml': scenario })
    expect((await run('deploy --sandbox')).exitCode).toBe(0)
    const told = await run('deploy --sandbox --scenario scenario.yml', { TAG: 'v2' })
    expect(told.stderr).toContain('Service deployment rolled back because of one or more active alarms')
    expect(told.exitCode).not.toBe(0)
  })

  test('a scenario says how containers behave', async () => {
    const scenario =
      'containers:\n  - startedBy: run\n    exitAfterSeconds: 1\n    exitCode: 3\n    logLines: [so far]\n'
    const told = await open({ 'scenario.yml': scenario }).run('run --scenario scenario.yml')
    expect(told.exitCode).toBe(1)
    expect(told.stdout).toMatch(/so far\n$/)
    expect(told.stderr).toMatch(/error: container `app` exited with 3 \[CONTAINER_FAILED\]\n$/)
  })

  test('roles of another account than the scenario are warned about', async () => {
    const told = await open({ 'scenario.yml': 'account: "999900001111"\n' }).run('register --scenario scenario.yml')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(
      /^warning: arn:aws:iam::111122223333:role\/web-\w+ is no role of the sandbox's account 999900001111: ECS will refuse it, as AWS does\n/,
    )
  })

  const otherFamily = {
    'scenario.yaml': `account: "111122223333"
clusters: [app]
roles: [{ name: other-exec }, { name: web-exec }, { name: web-task }]
logGroups: [/ecs/web]
taskDefinitions:
  - family: other
    executionRoleArn: arn:aws:iam::111122223333:role/other-exec
    networkMode: awsvpc
    cpu: "256"
    memory: "512"
    requiresCompatibilities: [FARGATE]
    containerDefinitions: [{ name: app, image: example.com/other }]
services:
  - cluster: app
    serviceName: web
    taskDefinition: other
    desiredCount: 1
    launchType: FARGATE
    networkConfiguration: { awsvpcConfiguration: { subnets: [subnet-0a1b2c3d] } }
`,
  }

  // A policy holds the roles of the revision that the service runs, whatever the definition file says.
  test('works under its own policy on a revision that stands, of another family too, and again', async () => {
    const which = ['--skip-task-definition', '--revision 1', '--latest-task-definition']
    const lines = which.flatMap((flag) => [
      `run ${flag} --no-wait`,
      `run ${flag} --propagate-tags SERVICE`,
      `deploy ${flag}`,
      `deploy ${flag} --if-changed --force-new-deployment`,
    ])
    const { run } = open(otherFamily)
    for (const line of [...lines, ...lines]) {
      const told = await run(`${line} --scenario scenario.yaml`)
      expect(told.exitCode, `${line}: ${told.stderr}`).toBe(0)
    }
  })

  test('a scenario with a mistake is refused with its place', async () => {
    const told = await open({ 'scenario.yml': 'containers:\n  - exitcode: 3\n' }).run('run --scenario scenario.yml')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/^error: scenario\.yml:2:\d+: unknown key `exitcode`, did you mean `exitCode`/)
  })

  test('--seed-file puts the state file where the project looks for it', async () => {
    const state = { version: 4, outputs: { group: { value: '/ecs/web', type: 'string' } }, resources: [] }
    const decoder = (name: string) => String(webProject[name])
    const { run } = open({
      'ecspresso.yml': `${decoder('ecspresso.yml')}plugins:\n  - name: tfstate\n    config:\n      url: s3://states/prod.tfstate\n`,
      'ecs-task-def.json': decoder('ecs-task-def.json').replace('"/ecs/web"', '"{{ tfstate `output.group` }}"'),
      'terraform.tfstate': JSON.stringify(state),
    })
    expect((await run('register --sandbox')).exitCode).toBe(1)
    const told = await run('register --sandbox --seed-file s3://states/prod.tfstate=terraform.tfstate')
    expect(told.exitCode).toBe(0)
    expect(
      (await run('run --sandbox --watch-container app --seed-file s3://states/prod.tfstate=terraform.tfstate'))
        .exitCode,
    ).toBe(0)
  })

  test('--sandbox-policy replaces the generated policy, and a denied call prints the statement that the plan has for it', async () => {
    const { run, memory } = open()
    const policy = await run('policy generate --for register --format json')
    await memory.write('/project/policy.json', policy.stdout)
    const told = await run('run --sandbox --sandbox-policy policy.json')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('error: ecs:RunTask was denied')
    expect(told.stderr).toContain('hint: add this statement to a policy of role ristretto-sandbox:')
    expect(told.stderr).toContain('"Resource": "arn:aws:ecs:ap-northeast-1:111122223333:task-definition/web:*"')
    expect(told.stderr).toContain('"ecs:cluster": "arn:aws:ecs:ap-northeast-1:111122223333:cluster/app"')
  })

  test('a malformed policy is refused in words', async () => {
    const told = await open({ 'policy.json': '{"Statement": [,]}' }).run('run --sandbox --sandbox-policy policy.json')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/^error: IAM refuses the policy/)
  })

  test('--assume-role-arn keeps two principals apart', async () => {
    const { run } = open()
    const told = await run('deploy --no-wait --sandbox --assume-role-arn arn:aws:iam::111122223333:role/deployer')
    expect(told.exitCode).toBe(0)
    const policy = await run(
      'policy generate --for register --format json --assume-role-arn arn:aws:iam::111122223333:role/deployer',
    )
    const { caller, ...roles } = JSON.parse(policy.stdout)
    expect(JSON.stringify(caller)).toContain('sts:AssumeRole')
    expect(JSON.stringify(roles)).toContain('ecs:RegisterTaskDefinition')
  })

  test('--dry-run needs a role that may only read', async () => {
    const { run } = open()
    const told = await run('deploy --dry-run --sandbox')
    expect(told.exitCode).toBe(0)
    expect(told.stderr).toContain('(1 statement)')
    expect(told.stderr).toContain('would create the service')
  })

  test('on a terminal the deployment is drawn while it goes on', async () => {
    const memory = memoryFiles('/project', webProject)
    const ports = {
      ...testPorts({ env: {}, terminal: { out: true, err: true, columns: 100 } }),
      files: memory,
      realNow: Date.now,
    }
    const told = await runTestCommand(['deploy', '--sandbox', '--no-color'], ports)
    expect(told.exitCode).toBe(0)
    const drawn = ports.drawn.join('\n')
    expect(drawn).toMatch(/PRIMARY {2}web:1 +\[\++\.*\] 0\/2 2 pending IN_PROGRESS/)
    expect(drawn).toMatch(/PRIMARY {2}web:1 +\[#{20}\] 2\/2/)
    expect(ports.drawn.at(-1)).toBe('')
    expect(told.seconds).toBeLessThan(60)
  })

  test('has what --task-def and --overrides-file name', async () => {
    const definition = JSON.parse(String(webProject['ecs-task-def.json']))
    const files = {
      'other.json': JSON.stringify({ ...definition, taskRoleArn: 'arn:aws:iam::111122223333:role/other-task' }),
      'overrides.json': JSON.stringify({ executionRoleArn: 'arn:aws:iam::111122223333:role/other-exec' }),
    }
    const told = await open(files).run('run --sandbox --task-def other.json --overrides-file overrides.json')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain('generated for `run --task-def=other.json --overrides-file=overrides.json` (')
  })

  test('does not repeat overrides, which may hold a secret', async () => {
    const told = await open().run(
      'run --sandbox --overrides {"containerOverrides":[{"name":"app","command":["hunter2"]}]}',
    )
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain('generated for `run` (')
    expect(told.stderr).not.toContain('hunter2')
  })

  test.each([
    ['clusters: ["a b"]', 'scenario.yml:1:12: `clusters.0` must be the name of a cluster'],
    ['roles: [{ name: a, trust: "{}" }]', 'the sandbox refuses what the scenario names: role a: '],
    ['taskDefinitions: [{ family: a }]', 'the sandbox refuses what the scenario names: task definition a: '],
    ['containers: [{ exitCode: 300 }]', 'scenario.yml:1:26: `containers.0.exitCode` must be 0 to 255'],
  ])('says what is wrong with a scenario: %s', async (scenario, message) => {
    const told = await open({ 'scenario.yml': scenario }).run('deploy --scenario scenario.yml')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/^error: [^\n]*\nhint: /)
    expect(told.stderr).toContain(message)
  })

  test('what the sandbox does not play is refused before anything is registered', async () => {
    const service = JSON.parse(String(webProject['ecs-service-def.json']))
    const lifecycleHooks = [{ targetType: 'PAUSE', lifecycleStages: ['PRE_SCALE_UP'] }]
    const files = {
      'ecs-service-def.json': JSON.stringify({ ...service, deploymentConfiguration: { lifecycleHooks } }),
    }
    const project = open(files)
    const told = await project.run('deploy --sandbox')
    expect([told.exitCode, told.stderr]).toEqual([
      1,
      'error: a lifecycle hook on a rolling deployment is not supported by the sandbox [SANDBOX_LIMIT]\nhint: nothing was made; on AWS it may well work\n',
    ])
    expect((await project.run('revisions --sandbox')).stdout).not.toContain('web:1')
    // What does not make or change the service by its definition is not held up.
    expect((await project.run('register --sandbox')).exitCode).toBe(0)
  })

  test('takes no empty name for a scenario', async () => {
    const told = await open().run('deploy --scenario=')
    expect(told).toMatchObject({
      exitCode: 1,
      stderr: 'error: invalid value `` for `--scenario`\nhint: it takes FILE; leave it out where there is none\n',
    })
  })

  test('is not served with a policy for nobody', async () => {
    const told = await open().run('sandbox serve --sandbox-policy x.json')
    expect(told).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/^error: `--sandbox-policy` means nothing/),
    })
  })

  test('warns once about a file', async () => {
    const service = JSON.parse(String(webProject['ecs-service-def.json']))
    const files = { 'ecs-service-def.json': JSON.stringify({ ...service, desiredCont: 1 }) }
    const told = await open(files).run('deploy --sandbox')
    expect(told.stderr.match(/desiredCont/g)).toHaveLength(1)
  })
})

describe('where nothing can be drawn, or colours be seen', () => {
  const deployed = async (env: Record<string, string>, err: boolean, flags: readonly string[] = []) => {
    const ports = testPorts({ env, files: webProject, terminal: { out: false, err, columns: 100 } })
    const warned = { 'ecspresso.yml': `${webProject['ecspresso.yml']}sevice: web\n` }
    const files = memoryFiles('/project', { ...webProject, ...warned })
    const told = await runTestCommand(['deploy', '--sandbox', ...flags], { ...ports, files, realNow: Date.now })
    return { live: ports.drawn.length > 0, colourful: told.stderr.includes('\u001b[') }
  }

  test.each<[string, Record<string, string>, boolean, readonly string[], { live: boolean; colourful: boolean }]>([
    ['a terminal', {}, true, [], { live: true, colourful: true }],
    ['a pipe', {}, false, [], { live: false, colourful: false }],
    ['--no-color', {}, true, ['--no-color'], { live: true, colourful: false }],
    ['NO_COLOR', { NO_COLOR: '1' }, true, [], { live: true, colourful: false }],
    ['TERM=dumb', { TERM: 'dumb' }, true, [], { live: false, colourful: false }],
    ['a build server with a terminal', { CI: 'true' }, true, [], { live: false, colourful: true }],
    ['FORCE_COLOR in a pipe', { FORCE_COLOR: '1' }, false, [], { live: false, colourful: true }],
  ])('%s', async (_, env, err, flags, expected) => {
    expect(await deployed(env, err, flags)).toEqual(expected)
  })
})

describe('--log-format json', () => {
  test('writes one object a line', async () => {
    const told = await open().run('deploy --sandbox --log-format json')
    const events = told.stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(events.map(({ type }) => type)).toContain('deployment')
    expect(events.at(-2)).toMatchObject({ type: 'note', text: 'web runs web:1' })
    expect(events.at(-1)).toMatchObject({ type: 'end', outcome: 'succeeded', revision: 'web:1' })
  })
})
