/** A state with one member gone or of another kind: refused where it is read, or good for whatever is done with it. */
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { account, realNow, region, send } from '../../test/support/sandbox/inhabited.ts'
import { watchCases } from '../../test/support/watched.ts'
import {
  createRoleWithPolicy,
  createSandbox,
  type JsonObject,
  type Sandbox,
  ServiceError,
  SnapshotError,
  seed,
} from './index.ts'
import { services } from './services/index.ts'

const allowAll = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
const image = { name: 'main', image: 'nginx', memory: 64, essential: true }
const logs = {
  logDriver: 'awslogs',
  options: { 'awslogs-group': '/web', 'awslogs-region': region, 'awslogs-stream-prefix': 'app' },
}

/** Something of every service, in the middle of things. */
function lively(): Sandbox {
  const sandbox = createSandbox({
    realNow,
    account,
    region,
    seed: 'lively',
    behaviours: [
      { image: 'bad', crashAfterSeconds: 20, logLines: ['starting', { afterSeconds: 1, message: 'failing' }] },
      { rule: 'alarm', name: 'late', afterSeconds: 3000 },
      { rule: 'hook', function: 'smoke', answers: ['IN_PROGRESS', 'SUCCEEDED'] },
      { rule: 'fault', operation: 'ecs:ListAttributes', fault: 'throttling', count: 1 },
    ],
  })
  seed(sandbox, {
    clusters: ['app'],
    containerInstances: [{ cluster: 'app', scales: true }],
    roles: [{ name: 'execution' }, { name: 'task', policies: { main: allowAll } }],
    logGroups: ['/web'],
    parameters: [{ name: '/web/tag', value: 'v1', type: 'SecureString' }],
    secrets: [{ name: 'web/key', value: 'hidden' }],
    stacks: [{ name: 'network', outputs: { Vpc: 'vpc-1' } }],
    functions: [{ name: 'smoke' }],
    subnets: ['subnet-1'],
    securityGroups: ['sg-1'],
    repositories: [{ name: 'web', images: [{ tag: 'v1' }] }],
    targetGroups: ['web'],
    buckets: [{ name: 'yard-files', objects: [{ key: 'item', content: 'x' }] }],
    taskDefinitions: [
      { family: 'web', containerDefinitions: [{ ...image, logConfiguration: logs }] },
      { family: 'bad', containerDefinitions: [{ ...image, image: 'bad', logConfiguration: logs }] },
    ],
    services: [
      { cluster: 'app', serviceName: 'web', taskDefinition: 'web', desiredCount: 2, launchType: 'EC2' },
      { cluster: 'app', serviceName: 'sets', desiredCount: 1, deploymentController: { type: 'EXTERNAL' } },
    ],
  } as Parameters<typeof seed>[1])
  createRoleWithPolicy(sandbox, 'deployer', allowAll)
  sandbox.clock.settle()
  sandbox.perform('ecs:RunTask', { cluster: 'app', taskDefinition: 'web', launchType: 'EC2', clientToken: 'once' })
  sandbox.clock.advance(600_000)
  sandbox.perform('ecs:UpdateService', { cluster: 'app', service: 'web', taskDefinition: 'bad' })
  sandbox.perform('ecs:CreateTaskSet', { cluster: 'app', service: 'sets', taskDefinition: 'web', launchType: 'EC2' })
  sandbox.clock.advance(45_000)
  return sandbox
}

/** Members that name what is there; operations take those that they know. */
function everything(snapshot: ReturnType<Sandbox['snapshot']>): JsonObject {
  const [task] = Object.keys(tasksIn(snapshot))
  const role = `arn:aws:iam::${account}:role/task`
  return {
    ...{ cluster: 'app', clusters: ['app'], service: 'web', services: ['web', 'sets'], serviceName: 'web' },
    ...{
      taskDefinition: 'web',
      tasks: [task ?? ''],
      task: task ?? '',
      desiredCount: 1,
      launchType: 'EC2',
      scale: { value: 50, unit: 'PERCENT' },
    },
    ...{
      family: 'web',
      containerDefinitions: [image],
      forceNewDeployment: true,
      container: 'main',
      command: 'sh',
      interactive: true,
    },
    ...{ resourceArn: `arn:aws:ecs:${region}:${account}:service/app/web`, tags: [{ key: 'a', value: 'b' }] },
    ...{ logGroupName: '/web', logStreamName: `app/main/${task}`, logGroupNamePrefix: '/', repositoryName: 'web' },
    ...{ RoleName: 'task', RoleArn: role, RoleSessionName: 'x', PolicyName: 'main', UserName: 'administrator' },
    ...{
      PolicySourceArn: role,
      ActionNames: ['ecs:RunTask'],
      Name: '/web/tag',
      Names: ['/web/tag'],
      WithDecryption: true,
    },
    ...{ SecretId: 'web/key', StackName: 'network', FunctionName: 'smoke', Bucket: 'yard-files', Key: 'item' },
    ...{ imageIds: [{ imageTag: 'v1' }], TargetGroupArn: targetGroupIn(snapshot) },
  }
}

function tasksIn({ state }: ReturnType<Sandbox['snapshot']>): object {
  const part = state.services['ecs']?.[`${account}/${region}`]
  return typeof part === 'object' && part !== null && 'tasks' in part ? Object(part.tasks) : {}
}

function targetGroupIn(snapshot: ReturnType<Sandbox['snapshot']>): string {
  return /arn:aws:elasticloadbalancing:[^"]*:targetgroup\/[^"]*/.exec(JSON.stringify(snapshot))?.[0] ?? ''
}

interface Attempt {
  readonly operation: (typeof services)[number]['operations'][number]
  readonly input: JsonObject
}

/** IAM is asked and the operation done; what AWS would refuse is refused. */
function attempt(sandbox: Sandbox, { operation, input }: Attempt): void {
  try {
    sandbox.change((context) => {
      operation.checks(structuredClone(input), context)
      operation.handle(structuredClone(input), context)
    })
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
  }
}

/** Operations that only read come first, so that they see what is damaged. */
function attemptsOn(snapshot: Sandbox['snapshot'] extends () => infer Taken ? Taken : never): readonly Attempt[] {
  const all = services.flatMap(({ operations }) =>
    [{}, everything(snapshot)].flatMap((input) => operations.map((operation) => ({ operation, input }))),
  )
  const sound = all.filter((one) => {
    try {
      attempt(createSandbox({ realNow, snapshot }), one)
      return true
    } catch {
      return false // the protocol gives it other members than these
    }
  })
  return [...sound.filter(isRead), ...sound.filter((one) => !isRead(one))]
}

function isRead({ operation }: Attempt): boolean {
  return operation.access === 'read'
}

/** A member as the names and places on the way to it. */
type Path = readonly string[]

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([name, member]) => pathsIn(member, [...path, name]))]
}

const gone = Symbol('gone')

function changed(value: unknown, path: Path, to: unknown): unknown {
  const [name, ...rest] = path
  if (name === undefined || typeof value !== 'object' || value === null) return to
  const entries = Object.entries(value).flatMap(([key, member]) => {
    const now = key === name ? changed(member, rest, to) : member
    return now === gone ? [] : [[key, now] as const]
  })
  return Array.isArray(value) ? entries.map(([, member]) => member) : Object.fromEntries(entries)
}

const watch = watchCases()
afterAll(() => watch.end())

let whole: ReturnType<Sandbox['snapshot']>
let attempts: readonly Attempt[]

beforeAll(() => {
  whole = JSON.parse(JSON.stringify(lively().snapshot()))
  attempts = attemptsOn(whole)
}, 0)

test('a state that is right is taken, and most operations can be tried on it', () => {
  expect(createSandbox({ realNow, snapshot: whole }).snapshot()).toEqual(whole)
  expect(attempts.length).toBeGreaterThan(500)
})

test('one member is gone, or another', async () => {
  const paths = pathsIn(whole).slice(1)
  const damage = fc.record({
    path: fc.nat(paths.length - 1).map((index) => paths[index] ?? []),
    to: fc.oneof(
      { weight: 3, arbitrary: fc.constant<unknown>(gone) },
      {
        weight: 6,
        arbitrary: fc.constantFrom<unknown>(null, true, -1, 0, 1.5, 1e300, '', 'x', '{', [], {}, [null], { a: 1 }),
      },
      { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
    ),
  })
  await fc.assert(
    fc.asyncProperty(damage, ({ path, to }) =>
      watch.run(JSON.stringify({ path, to: to === gone ? 'gone' : to }), async () => {
        const snapshot = JSON.parse(JSON.stringify(changed(whole, path, to) ?? null))
        const restored = restore(snapshot)
        if (restored === undefined) return
        for (const one of attempts.filter(isRead)) attempt(restored, one)
        await send(restored, 'ecs', {
          headers: {
            'content-type': 'application/x-amz-json-1.1',
            'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListClusters',
          },
          body: '{}',
        })
        for (const one of attempts.filter((other) => !isRead(other))) attempt(restored, one)
        restored.clock.settle()
        for (const one of attempts.filter(isRead)) attempt(restored, one)
        restored.snapshot()
      }),
    ),
    { numRuns: 40 },
  )
})

test('a parameter without a version is refused', () => {
  const versions = pathsIn(whole).find((path) => path.at(-1) === 'versions' && path.includes('ssm'))
  if (versions === undefined) return expect.fail('there is no parameter')
  expect(restore(JSON.parse(JSON.stringify(changed(whole, versions, []))))).toBeUndefined()
})

function restore(snapshot: ReturnType<Sandbox['snapshot']>): Sandbox | undefined {
  try {
    return createSandbox({ realNow, snapshot })
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error
    return undefined
  }
}
