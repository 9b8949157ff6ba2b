import { describe, expect, test } from 'vitest'
import { memoryFiles, type Tree } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { createStage, webProject } from './stage.ts'

// No output holds a secret, and what looks like our own marks is sent as it is.

const taskDefinition = JSON.parse(String(webProject['ecs-task-def.json']))
function withDefinition(changes: object): Tree {
  return {
    ...webProject,
    'ecs-task-def.json': JSON.stringify({ ...taskDefinition, ...changes }),
  }
}
function inSandbox(line: string, files: Tree) {
  return runTestCommand(line.split(' '), {
    ...testPorts({ env: {} }),
    files: memoryFiles('/project', files),
    realNow: Date.now,
  })
}
function offline(argv: readonly string[], files: Tree) {
  return runTestCommand(argv, testPorts({ files, env: {} }))
}

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
    expect(told.stderr).toMatch(
      /^error: a\.env:1: what stands before `=` is no name for a variable \[ENV_FILE\]\nhint: [^M]*\n$/,
    )
  })
})

describe('what a lookup gave from a sensitive source', () => {
  const secret = 'postgres://web:hunter2@db.internal/web'
  const [container] = taskDefinition.containerDefinitions
  const environment = [{ name: 'DSN', value: '{{ ssm `/app/dsn` }}' }]
  const files = withDefinition({ containerDefinitions: [{ ...container, environment }] })
  const stage = () =>
    createStage({ files, resources: { parameters: [{ name: '/app/dsn', value: secret, type: 'SecureString' }] } })

  test.each(['register --dry-run', 'register --output', 'deploy --dry-run', 'diff', 'diff --format json'])(
    '%s shows it only with --show-secrets',
    async (line) => {
      const told = await stage().run(line)
      expect(told.exitCode, told.stderr).toBe(0)
      const shown = told.stdout + told.stderr
      expect(shown).toContain('"DSN"')
      expect(shown).toMatch(/(<|\\u003c)secret/)
      expect(shown).not.toMatch(/hunter2|db\.internal/)
      const whole = await stage().run(`${line} --show-secrets`)
      expect(whole.exitCode).toBe(told.exitCode)
      expect(whole.stdout + whole.stderr).toContain(secret)
      expect(whole.calls).toEqual(told.calls)
    },
  )

  test('nor does the document of --output json, or a revision that is shown', async () => {
    const one = stage()
    await one.asAdministrator('register')
    for (const line of ['revisions --revision latest --output json', 'diff --output json']) {
      const told = await one.run(line)
      expect(told.exitCode, told.stderr).toBe(0)
      expect(() => JSON.parse(told.stdout)).not.toThrow()
      expect(told.stdout).not.toContain('hunter2')
    }
  })

  test.each(['run', 'deploy', 'run --output json', 'deploy --log-format json'])(
    '%s: nor does a line that a container writes, in the log, the report, or a page of a build server',
    async (line) => {
      const one = createStage({
        files,
        resources: { parameters: [{ name: '/app/dsn', value: secret, type: 'SecureString' }] },
        behaviours: [{ image: '*:v2', exitCode: 1, exitAfterSeconds: 1, logLines: [`cannot connect to ${secret}`] }],
      })
      await one.asAdministrator('deploy')
      const told = await one.run(line, {
        env: { TAG: 'v2', GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '/runner/summary' },
      })
      expect(told.exitCode).toBe(1)
      const summary = new TextDecoder().decode(one.files.contents.get('/runner/summary'))
      for (const text of [told.stderr, summary]) expect(text).toContain('cannot connect to')
      for (const text of [told.stdout, told.stderr, summary]) expect(text).not.toMatch(/hunter2|db\.internal/)
    },
  )

  test('--debug masks it by place and by value, with --show-secrets too', async () => {
    for (const line of ['register --debug', 'register --debug --show-secrets']) {
      const told = await stage().run(line)
      expect(told.stderr).toContain('> ecs:RegisterTaskDefinition')
      expect(told.stderr).not.toContain('hunter2')
    }
  })

  test('render prints the file as it is: it was asked for', async () => {
    const told = await stage().run('render taskdef')
    expect(told.stdout).toContain(secret)
  })
})
