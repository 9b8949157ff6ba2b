import { describe, expect, test } from 'vitest'
import { createRoleWithPolicy, type Resources } from '../../src/sandbox/index.ts'
import type { Http } from '../../src/wire/index.ts'
import { memoryFiles, type Tree } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { account, createStage, region, type Stage, webProject } from './stage.ts'

const registry = `${account}.dkr.ecr.${region}.amazonaws.com`
const group = `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/web/0123456789abcdef`
const secret = `arn:aws:secretsmanager:${region}:${account}:secret:web/database-AbCdEf`

const taskDefinition = JSON.parse(String(webProject['ecs-task-def.json']).replace('{{ env `TAG` `v1` }}', 'v1'))
const serviceDefinition = JSON.parse(String(webProject['ecs-service-def.json']))

function filesWith(container: object, service: object = {}): Tree {
  const [app] = taskDefinition.containerDefinitions
  return {
    'ecs-task-def.json': JSON.stringify({ ...taskDefinition, containerDefinitions: [{ ...app, ...container }] }),
    'ecs-service-def.json': JSON.stringify({ ...serviceDefinition, ...service }),
  }
}

const image = { image: `${registry}/web:v1` }
const repositories = [{ name: 'web', images: [{ tag: 'v1', platforms: ['linux/amd64', 'linux/arm64'] }] }]

function stageWith(container: object, resources: Resources = {}, service: object = {}): Stage {
  return createStage({ files: filesWith(container, service), resources: { repositories, ...resources } })
}

/** The lines of what is not as it should be. */
function wrongIn(stdout: string): string[] {
  return stdout.split('\n').filter((line) => /^\[(NG|WARN|SKIP)\]/.test(line))
}

/** The rights of an execution role that pulls, and writes its log. */
const pulling = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: ['ecr:*', 'logs:*'], Resource: '*' },
    { Effect: 'Allow', Action: 'ssm:GetParameters', Resource: '*' },
  ],
}

describe('verify', () => {
  test('all is there, and nothing is written', async () => {
    const stage = stageWith(image)
    createRoleWithPolicy(stage.sandbox, 'web-exec', pulling)
    const told = await stage.run('verify')
    expect(wrongIn(told.stdout)).toEqual([])
    expect(told.stdout).toMatch(/^\[OK\] {3}cluster app$/m)
    expect(told.stdout).toMatch(/\d+ as they should be\n$/)
    expect(told.exitCode).toBe(0)
    expect(told.calls.filter((name) => /Put|Create|GetSecretValue/.test(name))).toEqual([])
  })

  test('all findings at once', async () => {
    const stage = stageWith(
      {
        image: `${registry}/web:v9`,
        secrets: [
          { name: 'A', valueFrom: '/web/a' },
          { name: 'B', valueFrom: secret },
        ],
        environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::config/web.env' }],
      },
      { buckets: [{ name: 'config' }] },
      { loadBalancers: [{ targetGroupArn: group, containerName: 'app', containerPort: 80 }] },
    )
    const told = await stage.run('verify')
    expect(told.exitCode).toBe(1)
    const wrong = wrongIn(told.stdout)
    expect(wrong).toContainEqual(expect.stringMatching(/image .*\/web:v9: .*/))
    expect(wrong).toContainEqual('[NG]   container app: secret A from /web/a: there is no such parameter')
    expect(wrong).toContainEqual(`[NG]   container app: secret B from ${secret}: there is no such secret`)
    expect(wrong).toContainEqual(
      expect.stringMatching(/permissions of the execution role: they do not allow [^\uE000]*$/),
    )
    expect(wrong).toContainEqual(`[NG]   target group ${group}: there is no such target group`)
  })

  test('an image for other machines', async () => {
    const stage = stageWith(image, {
      repositories: [{ name: 'web', images: [{ tag: 'v1', platforms: ['linux/arm64'] }] }],
    })
    createRoleWithPolicy(stage.sandbox, 'web-exec', pulling)
    expect(wrongIn((await stage.run('verify')).stdout)).toEqual([
      `[NG]   container app: image ${registry}/web:v1: it is for linux/arm64, and the tasks run on linux/amd64`,
    ])
  })

  test('a key that a secret does not have; its value is shown nowhere', async () => {
    const stage = stageWith(
      { ...image, secrets: [{ name: 'B', valueFrom: `${secret}:password::` }] },
      { secrets: [{ name: 'web/database', suffix: 'AbCdEf', value: '{"user":"web-user"}' }] as never },
    )
    const told = await stage.run('verify --debug')
    expect(wrongIn(told.stdout)).toContainEqual(
      expect.stringMatching(/secret B from .*: (it has no key `password`|there is no such secret)/),
    )
    expect(told.stdout + told.stderr).not.toContain('web-user')
    const skipped = await stage.run('verify --no-get-secrets')
    expect(skipped.calls.filter((name) => name.startsWith('secretsmanager:'))).toEqual([])
  })

  test('what may not be looked at is no error', async () => {
    const stage = stageWith(image)
    const told = await stage.run('verify', {
      policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ecr:*', Resource: '*' }] },
    })
    expect(told.exitCode).toBe(0)
    // Once each, as a finding.
    expect(told.stderr).toBe('')
    expect(wrongIn(told.stdout)).toContainEqual(
      `[WARN] cluster app: not checked: ecs:DescribeClusters on arn:aws:ecs:${region}:${account}:cluster/app is not allowed`,
    )
  })

  test('a role that ECS may not have', async () => {
    const stage = stageWith(image, { roles: [{ name: 'web-task', trust: 'ec2.amazonaws.com' }] })
    const files = filesWith(image)
    const changed = String(files['ecs-task-def.json']).replaceAll('role/web-task', 'role/nobody')
    await stage.files.write('/project/ecs-task-def.json', changed)
    expect(wrongIn((await stage.run('verify')).stdout)).toContainEqual(
      `[NG]   task role arn:aws:iam::${account}:role/nobody: there is no such role`,
    )
  })

  test('--put-logs writes a line to each log', async () => {
    const stage = stageWith(image)
    const told = await stage.run('verify --put-logs')
    expect(told.calls).toContain('logs:PutLogEvents')
    expect((await stage.run('verify')).calls).not.toContain('logs:PutLogEvents')
  })

  test('a registry that answers nobody is not known', async () => {
    const closed =
      (http: Http): Http =>
      async (request, signal) => {
        if (!request.url.startsWith('https://example.com/')) return http(request, signal)
        return { status: 403, headers: {}, body: new Uint8Array() }
      }
    const told = await createStage().run('verify', { way: closed })
    expect(wrongIn(told.stdout)).toContainEqual(
      '[WARN] container app: image example.com/web:v1: its registry shows it to nobody who is not signed in (403)',
    )
  })

  test('as a document', async () => {
    const told = await stageWith(image).run('verify --output json')
    expect(JSON.parse(told.stdout)).toMatchObject({
      command: 'verify',
      result: { ok: false, findings: expect.arrayContaining([{ subject: 'cluster app', status: 'ok', text: '' }]) },
    })
  })
})

test('in the sandbox it leaves the execution role as it is: tasks start after it as before', async () => {
  const memory = memoryFiles('/project', webProject)
  const inSandbox = (line: string) =>
    runTestCommand(line.split(' '), { ...testPorts({ env: {} }), files: memory, realNow: () => Date.UTC(2026, 10, 24) })
  expect((await inSandbox('deploy --sandbox')).exitCode).toBe(0)
  expect((await inSandbox('verify --sandbox')).stdout).toContain('[OK]   permissions of the execution role\n')
  const again = await inSandbox('deploy --sandbox')
  expect(again.exitCode, again.stderr).toBe(0)
})
