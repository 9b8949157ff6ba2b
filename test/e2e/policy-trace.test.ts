import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryProject } from '../support/files.ts'
import { toRights } from '../support/rights.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'

// Any client of AWS against a sandbox of its own: here AWS's own SDK, in a process that knows nothing of us.

const sdk = join(import.meta.dirname, '../../node_modules/@aws-sdk/client-ecs')
const client = `
const { ECSClient, RegisterTaskDefinitionCommand, RunTaskCommand } = require(${JSON.stringify(sdk)})
const ecs = new ECSClient({})
const role = (name) => 'arn:aws:iam::000000000000:role/' + name
const main = async () => {
  await ecs.send(new RegisterTaskDefinitionCommand({
    family: 'job', taskRoleArn: process.argv[2], containerDefinitions: [{ name: 'a', image: 'a', memory: 8 }],
  }))
  await ecs.send(new RunTaskCommand({ cluster: process.argv[3] ?? 'app', taskDefinition: 'job' }))
  console.log('done')
}
main().catch((error) => { console.error(error.message); process.exit(3) })
`
const scenario =
  'account: "111122223333"\nregion: eu-west-1\nclusters: [app]\nroles: [{ name: job }]\ncontainerInstances: [{ cluster: app }]\n'

async function trace(...argv: readonly string[]) {
  const directory = await temporaryProject({ 'client.cjs': client, 'scenario.yml': scenario })
  const ports = testPorts({ directory, env: { PATH: process.env['PATH'] ?? '' } })
  return runTestCommand(['policy', 'trace', '--scenario', 'scenario.yml', '--format', 'json', '--', ...argv], ports)
}

const role = 'arn:aws:iam::111122223333:role/job'

test('policy trace prints the policy of what the client called, PassRole included', async () => {
  const told = await trace(process.execPath, 'client.cjs', role)
  expect(told).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('done\n') })
  const ecs = 'arn:aws:ecs:eu-west-1:111122223333'
  expect(toRights(JSON.parse(told.stdout))).toEqual([
    `ecs:RegisterTaskDefinition ${ecs}:task-definition/job:*`,
    `ecs:RunTask ${ecs}:task-definition/job:* ecs:cluster`,
    `iam:PassRole ${role} iam:PassedToService`,
  ])
})

test('of a client that fails, the policy is that of the calls until then, and the exit code says so', async () => {
  const told = await trace(process.execPath, 'client.cjs', role, 'gone')
  expect(told.exitCode).toBe(1)
  expect(told.stderr).toContain('ended with 3: the policy is that of the calls until then')
  expect(JSON.parse(told.stdout).Statement.length).toBeGreaterThan(0)
})

test('what cannot be run, or calls nobody, is told', async () => {
  const missing = await trace('no-such-program')
  expect(missing).toMatchObject({ exitCode: 2, stdout: '' })
  expect(missing.stderr).toContain('`no-such-program` cannot be run')
  const silent = await trace(process.execPath, '-e', '0')
  expect(silent).toMatchObject({ exitCode: 2, stdout: '' })
  expect(silent.stderr).toContain('needs a policy')
})
