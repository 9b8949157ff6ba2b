import { connect, type Socket } from 'node:net'
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { HttpRequest } from '@smithy/protocol-http'
import { describe, expect, test } from 'vitest'
import { signer } from '../../test/support/sandbox/call-aws-json.ts'
import { inhabited, realNow, region, send } from '../../test/support/sandbox/inhabited.ts'
import { createSandbox, type Json, type JsonObject, ServiceError } from './index.ts'
import { services } from './services/index.ts'

const second = 1000

/** A signed request for cluster `name`, as it can be sent again and again. */
async function signedCreation(
  name: string,
  now: number,
  credentials: { accessKeyId: string; secretAccessKey: string },
) {
  const hostname = `ecs.${region}.amazonaws.com`
  const body = JSON.stringify({ clusterName: name })
  const headers = {
    host: hostname,
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AmazonEC2ContainerServiceV20141113.CreateCluster',
  }
  const request = new HttpRequest({ method: 'POST', hostname, headers, body })
  const signed = await signer('ecs', region, credentials).sign(request, { signingDate: new Date(now) })
  return (change: { headers?: Record<string, string>; body?: string } = {}) =>
    new Request(`https://${hostname}/`, {
      method: 'POST',
      headers: { ...signed.headers, ...change.headers },
      body: change.body ?? body,
    })
}

describe('a signature that is sent again', () => {
  let now = Date.UTC(2026, 10, 24, 9)
  const sandbox = createSandbox({ realNow: () => now, region })

  test('is good for its very request, for a quarter of an hour, as on AWS', async () => {
    const request = await signedCreation('one', now, sandbox.administrator)
    const status = async (change?: Parameters<typeof request>[0]) => (await sandbox.fetch(request(change))).status
    expect([await status(), await status()]).toEqual([200, 200])
    const changes = [
      { body: '{"clusterName":"two"}' },
      { headers: { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.DeleteCluster' } },
      { headers: { host: 'ecs.us-east-1.amazonaws.com' } },
      { headers: { 'x-amz-date': '20261124T090100Z' } },
    ]
    for (const change of changes) expect([change, await status(change)]).toEqual([change, 400])
    now += 16 * 60 * second
    const late = await sandbox.fetch(request())
    expect([late.status, await late.text()]).toEqual([400, expect.stringContaining('InvalidSignatureException')])
    expect(sandbox.perform('ecs:ListClusters', {})['clusterArns']).toHaveLength(1)
  })
})

/** Names that mean something to JavaScript, wherever a name may stand. */
const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']

/** An input whose every member that a program might copy by name has such a name, too. */
function hostileInput(name: string): JsonObject {
  const polluted = JSON.parse(`{"${name}": {"polluted": true, "${name}": {"polluted": true}}}`) as {
    [key: string]: Json
  }
  const tags = [{ key: name, value: 'x', Key: name, Value: 'x' }]
  return {
    ...polluted,
    tags,
    Tags: tags,
    cluster: name,
    clusterName: name,
    service: name,
    serviceName: name,
    taskDefinition: name,
    family: name,
    containerDefinitions: [
      { name, image: name, memory: 64, environment: [{ name, value: 'x' }], dockerLabels: polluted },
    ],
    logGroupName: name,
    logStreamName: name,
    Bucket: name,
    Key: name,
    Name: name,
    name,
    Names: [name],
    RoleName: name,
    UserName: name,
    PolicyName: name,
    FunctionName: name,
    StackName: name,
    SecretId: name,
    repositoryName: name,
    applicationName: name,
    Attributes: polluted,
  }
}

describe('names of JavaScript’s own', () => {
  const operations = services.flatMap((service) => service.operations.map(({ name }) => name))

  test.each(names)('%s is a name like others to every operation', (name) => {
    const sandbox = inhabited()
    for (const operation of operations) {
      try {
        sandbox.perform(operation, hostileInput(name))
      } catch (error) {
        expect([operation, error instanceof ServiceError ? 'refused' : error]).toEqual([operation, 'refused'])
      }
      expect(['polluted' in {}, typeof Object.prototype.toString]).toEqual([false, 'function'])
    }
    const again = createSandbox({ snapshot: sandbox.snapshot(), realNow })
    expect(again.snapshot().state.services).toEqual(sandbox.snapshot().state.services)
  })
})

describe('keys that are ways', () => {
  test.each(['a/../../b', '/etc/passwd', 'a//b', 'C:\\x', '..%2f..%2fx', 'a\u0000b', '%2e%2e/%2e%2e', 'x?y#z', ' '])(
    '%j is a key, or refused',
    async (key) => {
      const sandbox = inhabited(Date.now)
      const served = await sandbox.serve()
      const { endpoint, accessKeyId, secretAccessKey } = served
      const credentials = { accessKeyId, secretAccessKey }
      const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true, maxAttempts: 1 })
      const put = await s3.send(new PutObjectCommand({ Bucket: 'yard-files', Key: key, Body: 'x' })).then(
        () => true,
        () => false,
      )
      const { Contents: contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: 'yard-files' }))
      const keys = contents.map((one) => one.Key)
      expect(keys.length).toBe(put ? 2 : 1)
      s3.destroy()
      await sandbox[Symbol.asyncDispose]()
    },
  )
})

describe('many connections', () => {
  test('a thousand that send nothing more hold up nobody, and are gone with the server', async () => {
    const sandbox = inhabited(Date.now)
    const served = await sandbox.serve()
    const { endpoint, accessKeyId, secretAccessKey } = served
    const sockets: Socket[] = []
    const open = (text: string) =>
      new Promise<void>((resolve) => {
        const socket = connect(Number(new URL(endpoint).port), '127.0.0.1', () => socket.write(text, () => resolve()))
        socket.on('error', () => resolve())
        sockets.push(socket)
      })
    for (let i = 0; i < 10; i += 1)
      await Promise.all(
        Array.from({ length: 100 }, (_, j) =>
          open(
            j % 2 === 0
              ? 'POST / HTTP/1.1\r\nhost: localhost\r\n'
              : 'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\nhalf',
          ),
        ),
      )
    const sts = new STSClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 1 })
    expect(await sts.send(new GetCallerIdentityCommand({}))).toHaveProperty('Account')
    sts.destroy()
    const begin = performance.now()
    await served.close()
    expect(performance.now() - begin).toBeLessThan(5 * second)
    for (const socket of sockets) socket.destroy()
  })

  test('ten megabytes that are signed are refused by every operation of S3 but the one that takes an object', async () => {
    const sandbox = inhabited()
    const body = 'x'.repeat(10 * 1024 * 1024)
    for (const path of ['/yard-files', '/yard-files/item']) {
      for (const query of [{ policy: '' }, { versioning: '' }]) {
        await send(sandbox, 's3', { method: 'PUT', path: '/yard-files', query, body })
        expect(sandbox.journal.entries.at(-1)).toMatchObject({ status: 413 })
      }
      await send(sandbox, 's3', { method: 'PUT', path, body })
      expect(sandbox.journal.entries.at(-1)?.status === 413).toBe(path === '/yard-files')
    }
  })

  test('ten megabytes that are signed are refused by a service that takes no objects', async () => {
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListClusters',
    }
    const sandbox = inhabited()
    await send(sandbox, 'ecs', { headers, body: `{"a":"${'x'.repeat(10 * 1024 * 1024)}"}` })
    expect(sandbox.journal.entries.at(-1)).toMatchObject({ status: 413, error: 'RequestEntityTooLarge' })
  })
})
