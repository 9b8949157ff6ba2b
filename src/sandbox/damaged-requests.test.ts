import { HttpRequest } from '@smithy/protocol-http'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { signer } from '../../test/support/sandbox/call-aws-json.ts'
import { shapedInput } from '../../test/support/sandbox/shaped-input.ts'
import { loadShapes, type ShapeTable } from '../shapes/index.ts'
import { createSandbox, type JsonObject, type Sandbox, seed } from './index.ts'
import { services } from './services/index.ts'

const account = '111122223333'
const region = 'eu-west-1'

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

/** A sandbox in the middle of things. */
function inhabited(): Sandbox {
  const sandbox = createSandbox({ realNow: Date.now, account, region, clock: 'settle' })
  seed(sandbox, {
    clusters: ['app'],
    roles: [{ name: 'execution' }],
    logGroups: ['/web'],
    buckets: [{ name: 'yard-files', objects: [{ key: 'item', content: 'x' }] }],
    taskDefinitions: [{ family: 'web', containerDefinitions: [{ name: 'main', image: 'nginx', memory: 64 }] }],
    services: [{ cluster: 'app', serviceName: 'web', taskDefinition: 'web', desiredCount: 2, launchType: 'EC2' }],
  })
  return sandbox
}

const targets: Readonly<Record<string, string>> = { ecs: 'AmazonEC2ContainerServiceV20141113', logs: 'Logs_20140328' }

async function send(
  sandbox: Sandbox,
  service: string,
  parts: {
    method?: string
    path?: string
    query?: Record<string, string>
    headers?: Record<string, string>
    body?: string
  },
): Promise<void> {
  const hostname = `${service}.${region}.amazonaws.com`
  const { method = 'POST', path = '/', query = {}, headers = {}, body = '' } = parts
  const signed = await signer(service, region, sandbox.administrator).sign(
    new HttpRequest({ method, hostname, path, query, headers: { host: hostname, ...headers }, body }),
  )
  const search = new URLSearchParams(query).toString()
  const response = await sandbox.fetch(
    new Request(`https://${hostname}${path}${search === '' ? '' : `?${search}`}`, {
      method,
      headers: signed.headers,
      ...(method !== 'GET' && method !== 'HEAD' && { body }),
    }),
  )
  await checkAnswer(sandbox, response, method)
}

/** Whatever came: no fault of the sandbox, and an error that a client can read. */
async function checkAnswer(sandbox: Sandbox, response: Response, method: string): Promise<void> {
  const entry = sandbox.journal.entries.at(-1)
  if (entry?.bug !== undefined) throw entry.bug
  const text = await response.text()
  expect(response.status === 501 || response.status < 500).toBe(true)
  if (response.status < 400 || method === 'HEAD') return
  expect(text).toMatch(/"__type":"\w+"|<Code>\w+<\/Code>/)
}

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

const spoken = services.filter(({ name }) => name in targets)

describe('inputs at random', () => {
  for (const { name, operations } of spoken) {
    test(`${name}: of the right types, and damaged`, { timeout: 120_000 }, async () => {
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
        fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 12 }), async (calls) => {
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
          const { state, account, region, partition } = sandbox.state()
          const restored = createSandbox({
            realNow: Date.now,
            snapshot: { format: 1, account, region, partition, state },
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
      fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 5 }), async (calls) => {
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
      fc.asyncProperty(method, key, query, headers, fc.string(), async (method, key, query, headers, body) => {
        await send(inhabited(), 's3', { method, path: `/${key}`, query, headers, body })
      }),
      { numRuns: 300 },
    )
  })
})

describe('requests that are hardly any', () => {
  test('any bytes, any headers', async () => {
    const sandbox = inhabited()
    const authorization = fc.oneof(
      fc.string({ unit: 'binary-ascii' }).filter((text) => !/[\0\r\n]/.test(text)),
      fc.constantFrom(
        'AWS4-HMAC-SHA256',
        'AWS4-HMAC-SHA256 Credential=a/b/c/ecs/aws4_request, SignedHeaders=host, Signature=0',
        `AWS4-HMAC-SHA256 Credential=${sandbox.administrator.accessKeyId}/20261124/eu-west-1/logs/aws4_request, SignedHeaders=, Signature=`,
        'AWS AKIA:xyz',
        'Bearer x',
      ),
    )
    const headers = fc.record(
      {
        authorization,
        'x-amz-target': fc.constantFrom('Logs_20140328.DescribeLogGroups', 'x', 'Logs_20140328.', '.', 'Other_1.Op'),
        'x-amz-date': fc.constantFrom('20261124T080000Z', 'now', '99999999T999999Z', ''),
        'content-type': fc.constantFrom('application/x-amz-json-1.1', 'application/x-www-form-urlencoded', 'text/xml'),
        'x-amz-content-sha256': fc.constantFrom('UNSIGNED-PAYLOAD', 'x', 'STREAMING-UNSIGNED-PAYLOAD-TRAILER'),
      },
      { requiredKeys: [] },
    )
    const path = fc.constantFrom(
      '/',
      '/a/b',
      '/%',
      '/%ff',
      '/?Action=X&Version=1',
      '/?X-Amz-Algorithm=AWS4-HMAC-SHA256',
      '/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a/b/c/d/aws4_request&X-Amz-Signature=x&X-Amz-SignedHeaders=host&X-Amz-Date=20261124T080000Z',
    )
    const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT')
    await fc.assert(
      fc.asyncProperty(
        method,
        path,
        headers,
        fc.uint8Array({ maxLength: 200 }),
        async (method, path, headers, body) => {
          const hasBody = method !== 'GET' && method !== 'HEAD'
          const request = new Request(`https://ecs.${region}.amazonaws.com${path}`, {
            method,
            headers: headers as Record<string, string>,
            ...(hasBody && { body }),
          })
          await checkAnswer(sandbox, await sandbox.fetch(request), method)
        },
      ),
      { numRuns: 500 },
    )
  })

  test.each<[string, string]>([
    ['deep nesting', '['.repeat(100_000)],
    ['deep nesting that ends', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`],
    ['a number where an object belongs', '1'],
    ['no JSON', '{'],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]).toString('latin1')],
  ])('%s', async (_name, body) => {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `${targets['ecs']}.ListClusters` }
    await send(inhabited(), 'ecs', { headers, body })
  })

  test('a body that is too large', async () => {
    const sandbox = inhabited()
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(8 * 1024 * 1024))
      },
    })
    const request = new Request('https://s3.eu-west-1.amazonaws.com/yard-files/x', {
      method: 'PUT',
      body,
      duplex: 'half',
    } as RequestInit)
    expect((await sandbox.fetch(request)).status).toBe(413)
  })
})
