import { describe, expect, test } from 'vitest'
import { memoryFiles, type Tree } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { webProject } from './stage.ts'

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
    expect(told.stderr).toMatch(/^error: a\.env:1: what stands before `=` is no name for a variable\nhint: [^M]*\n$/)
  })
})
