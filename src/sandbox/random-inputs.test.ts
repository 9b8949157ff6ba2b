import * as fc from 'fast-check'
import { afterAll, describe, test } from 'vitest'

import { account, inhabited, realNow, region, send, targets } from '../../test/support/sandbox/inhabited.ts'
import { shapedInput } from '../../test/support/sandbox/shaped-input.ts'
import { watchCases } from '../../test/support/watched.ts'
import { loadShapes, type ShapeTable } from '../shapes/index.ts'
import { createSandbox, type JsonObject } from './index.ts'
import { services } from './services/index.ts'

const texts = [
  ...[
    'app',
    'web',
    'web:1',
    'none',
    'execution',
    'main',
    '/web',
    'app/main/1',
    'item',
    'yard-files',
    'subnet-1',
    'sg-1',
  ],
  ...[
    'awslogs',
    'awslogs-group',
    'awslogs-region',
    '256',
    '512',
    '0',
    '1',
    'nginx',
    'linux',
    'ecs-tasks.amazonaws.com',
  ],
  `arn:aws:iam::${account}:role/execution`,
  `arn:aws:ecs:${region}:${account}:cluster/app`,
  `arn:aws:ecs:${region}:${account}:service/app/web`,
  `arn:aws:ecs:${region}:${account}:task-definition/web:1`,
  `arn:aws:ecs:us-east-1:444455556666:task/app/0123456789abcdef0123456789abcdef`,
]

/** A value somewhere inside is replaced, taken away or put on top of itself. */
function damage(value: unknown, where: number, by: unknown): unknown {
  if (typeof value !== 'object' || value === null || where % 4 === 0) return by
  const entries = Object.entries(value)
  const [key, member] = entries[where % Math.max(1, entries.length)] ?? ['added', undefined]
  const damaged = damage(member, Math.floor(where / 4), by)
  if (Array.isArray(value))
    return value.with === undefined || value.length === 0 ? [by] : value.with(Number(key), damaged)
  return { ...value, [key]: damaged }
}

/** What makes most operations get further than their first check. */
const sensible: Readonly<Record<string, JsonObject>> = {
  RegisterTaskDefinition: { family: 'web', containerDefinitions: [{ name: 'main', image: 'nginx', memory: 64 }] },
  CreateService: { serviceName: 'other', taskDefinition: 'web', desiredCount: 1 },
  RunTask: { taskDefinition: 'web' },
  UpdateService: { service: 'web', desiredCount: 3 },
  DeleteService: { service: 'web', force: true },
  DescribeServices: { services: ['web'] },
  DescribeTaskDefinition: { taskDefinition: 'web' },
  ListServiceDeployments: { service: 'web' },
  PutLogEvents: { logGroupName: '/web', logStreamName: 'app/main/1', logEvents: [{ timestamp: 1, message: 'x' }] },
  CreateLogStream: { logGroupName: '/web', logStreamName: 'app/main/1' },
  GetLogEvents: { logGroupName: '/web', logStreamName: 'app/main/1' },
}

/** Some members of a random input over a sensible one. */
function mixed(operation: string, input: unknown, kept: number): unknown {
  if (typeof input !== 'object' || input === null) return input
  const some = Object.entries(input).filter((_, index) => (kept >> (index % 30)) & 1)
  const cluster = operation.includes('Service') || operation.includes('Task') ? { cluster: 'app' } : {}
  return { ...cluster, ...sensible[operation], ...Object.fromEntries(some) }
}

/** A few operations have no shape here: their inputs are any of the members that the others have. */
function inputOf(table: ShapeTable, operation: string): fc.Arbitrary<unknown> {
  const shape = table.operations[operation]?.input
  if (shape) return shapedInput(table, shape, texts)
  const member = fc.constantFrom('logGroupName', 'logStreamName', 'retentionInDays', 'tags', 'limit')
  return fc.dictionary(member, fc.oneof(fc.constantFrom<unknown>(...texts, 7, -1), fc.jsonValue({ maxDepth: 2 })))
}

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown[]>(null, [], {}, [[]], [null], -1, '', '\ud800'),
)

const watch = watchCases()
afterAll(() => watch.end())

/** A property whose cases are looked at while they run. */
function watched<Case>(cases: fc.Arbitrary<Case>, check: (one: Case) => Promise<void>) {
  return fc.asyncProperty(cases, (one) => watch.run(JSON.stringify(one), () => check(one)))
}

const spoken = services.filter(({ name }) => name in targets)

describe('inputs at random', () => {
  for (const { name, operations } of spoken) {
    test(`${name}: of the right types, and damaged`, async () => {
      const table = await loadShapes(name === 'ecs' ? 'ecs' : 'logs')
      const operation = fc.constantFrom(...operations.map((one) => one.name.slice(name.length + 1)))
      const call = operation.chain((one) =>
        fc.record({
          operation: fc.constant(one),
          input: inputOf(table, one),
          kept: fc.oneof(fc.constant(0), fc.constantFrom(1, 2, 4, 8, 64), fc.nat(), fc.constant(-1)),
          damage: fc.oneof(
            { weight: 3, arbitrary: fc.constant(undefined) },
            fc.record({ where: fc.nat(4096), by: anything }),
          ),
        }),
      )
      await fc.assert(
        watched(fc.array(call, { minLength: 1, maxLength: 12 }), async (calls) => {
          const sandbox = inhabited()
          for (const { operation, input: random, kept, damage: by } of calls) {
            const input = mixed(operation, random, kept)
            const body = JSON.stringify(by ? damage(input, by.where, by.by) : input) ?? ''
            const headers = {
              'content-type': 'application/x-amz-json-1.1',
              'x-amz-target': `${targets[name]}.${operation}`,
            }
            await send(sandbox, name, { headers, body })
          }
          const { state, account, region, partition } = sandbox.snapshot()
          const restored = createSandbox({
            realNow,
            snapshot: { format: 2, account, region, partition, state },
          })
          restored.clock.settle()
        }),
        { numRuns: 60 },
      )
    })
  }

  test.each(['iam', 'sts'])('%s: any fields', async (service) => {
    const operations = services.find(({ name }) => name === service)?.operations ?? []
    const action = fc.constantFrom(...operations.map(({ name }) => name.slice(service.length + 1)))
    const member = fc.constantFrom(
      ...[
        'RoleName',
        'UserName',
        'PolicyName',
        'PolicyDocument',
        'AssumeRolePolicyDocument',
        'Path',
        'MaxSessionDuration',
      ],
      ...[
        'RoleArn',
        'RoleSessionName',
        'Policy',
        'DurationSeconds',
        'Tags.member.1.Key',
        'Tags.member.1.Value',
        'Tags',
      ],
      ...[
        'AccessKeyId',
        'PolicyArn',
        'RoleName.member.1',
        'Tags.member.x',
        'Tags.entry.1.key',
        '__proto__.a',
        'a.'.repeat(40),
      ],
    )
    const policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    })
    const value = fc.oneof(fc.constantFrom(...texts, policy, '{}', '[', '900', '__proto__'), fc.string())
    const call = fc.record({ action, fields: fc.dictionary(member, value, { maxKeys: 6 }) })
    await fc.assert(
      watched(fc.array(call, { minLength: 1, maxLength: 5 }), async (calls) => {
        const sandbox = inhabited()
        for (const { action, fields } of calls) {
          const body = new URLSearchParams({ Action: action, ...fields }).toString()
          await send(sandbox, service, { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body })
        }
      }),
      { numRuns: 100 },
    )
  })

  test('s3: any method, key, query and headers', async () => {
    const key = fc.constantFrom(
      '',
      'yard-files',
      'yard-files/item',
      'yard-files/none',
      'none/item',
      'yard-files/a/../b',
      'X',
    )
    const query = fc.dictionary(
      fc.constantFrom(
        'list-type',
        'location',
        'max-keys',
        'continuation-token',
        'prefix',
        'delimiter',
        'versionId',
        'acl',
        'x-id',
      ),
      fc.oneof(fc.constantFrom('', '2', '-1', 'x', 'null', '/'), fc.string()),
      { maxKeys: 4 },
    )
    const headers = fc.dictionary(
      fc.constantFrom(
        'range',
        'if-match',
        'if-none-match',
        'if-modified-since',
        'content-md5',
        'x-amz-checksum-crc32',
        'x-amz-copy-source',
        'x-amz-expected-bucket-owner',
        'content-type',
      ),
      fc.constantFrom(
        'bytes=0-0',
        'bytes=-0',
        'bytes=5-1',
        'bytes=9-',
        '*',
        '"x"',
        'Tue, 24 Nov 2026 08:00:00 GMT',
        account,
        'x',
      ),
      { maxKeys: 4 },
    )
    const method = fc.constantFrom('GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH')
    await fc.assert(
      watched(fc.record({ method, key, query, headers, body: fc.string() }), async ({ key, ...request }) => {
        await send(inhabited(), 's3', { ...request, path: `/${key}` })
      }),
      { numRuns: 300 },
    )
  })
})
