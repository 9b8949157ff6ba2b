import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { createSandbox, formatAnnouncement, type Sandbox, type Served } from './index.ts'

let sandbox: Sandbox
let served: Served

beforeEach(async () => {
  sandbox = createSandbox({ realNow: Date.now, account: '111122223333', region: 'eu-west-1', clock: 'settle' })
  served = await sandbox.serve()
})

afterEach(() => served.close())

function configuration() {
  const { endpoint, region, accessKeyId, secretAccessKey } = served
  return { endpoint, region, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 1 }
}

describe('a served sandbox', () => {
  test('answers the SDK over a socket of the loopback interface', async () => {
    expect(served.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const sts = new STSClient(configuration())
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({ Account: '111122223333' })
    sts.destroy()
  })

  test('says how long an answer is, so that it needs no chunks', async () => {
    const { headers } = await fetch(served.endpoint, { method: 'POST' })
    expect(headers.get('transfer-encoding')).toBeNull()
    expect(Number(headers.get('content-length'))).toBeGreaterThan(0)
  })

  test('takes and gives bytes as they are', async () => {
    sandbox.perform('s3:CreateBucket', { Bucket: 'yard', LocationConstraint: 'eu-west-1' })
    const s3 = new S3Client(configuration())
    const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256)
    await s3.send(new PutObjectCommand({ Bucket: 'yard', Key: 'a/ü +&?#%.bin', Body: bytes }))
    const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: 'yard', Key: 'a/ü +&?#%.bin' }))
    expect(Buffer.from((await body?.transformToByteArray()) ?? []).equals(Buffer.from(bytes))).toBe(true)
    s3.destroy()
  })

  test('takes an upload in chunks, with its checksum behind it', async () => {
    sandbox.perform('s3:CreateBucket', { Bucket: 'yard', LocationConstraint: 'eu-west-1' })
    const s3 = new S3Client(configuration())
    const chunks = ['one ', 'two ', 'three'].map((text) => Buffer.from(text))
    const object = { Bucket: 'yard', Key: 'stream' }
    await s3.send(new PutObjectCommand({ ...object, Body: Readable.from(chunks), ContentLength: 13 }))
    const got = await s3.send(new GetObjectCommand({ ...object, ChecksumMode: 'ENABLED' }))
    expect([await got.Body?.transformToString(), got.ContentEncoding]).toEqual(['one two three', undefined])
    expect(got.ChecksumCRC32).toBeDefined()
    s3.destroy()
  })

  test.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['an unknown method', 'BREW / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
    ['a forbidden method', 'TRACE / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
    ['a broken host', 'GET / HTTP/1.1\r\nhost: a b%%\r\nconnection: close\r\n\r\n'],
    ['an absolute address', 'GET http://elsewhere/ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
    ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`],
  ])('survives %s', async (_about, text) => {
    expect(await raw(text)).toMatch(/^HTTP\/1\.1 4\d\d /)
    const sts = new STSClient(configuration())
    await sts.send(new GetCallerIdentityCommand({}))
    sts.destroy()
  })

  test.each([
    ['another host, as after DNS rebinding', 'GET / HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n'],
    [
      'another host that looks like a bucket',
      'GET / HTTP/1.1\r\nhost: evil.example#.localhost\r\nconnection: close\r\n\r\n',
    ],
    ['no host', 'GET / HTTP/1.0\r\n\r\n'],
    ['two hosts', 'GET / HTTP/1.1\r\nhost: localhost\r\nhost: evil.example\r\nconnection: close\r\n\r\n'],
    ['another site', 'POST / HTTP/1.1\r\nhost: 127.0.0.1\r\norigin: https://evil.example\r\ncontent-length: 0\r\n\r\n'],
    ['a page without an origin', 'POST / HTTP/1.1\r\nhost: localhost\r\norigin: null\r\ncontent-length: 0\r\n\r\n'],
    ['a form of another site', 'GET / HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: cross-site\r\n\r\n'],
  ])('refuses requests of %s, unread', async (_about, text) => {
    const before = sandbox.journal.entries.length
    const answered = await raw(text)
    expect(answered).toMatch(/^HTTP\/1\.1 403 /)
    expect(answered).not.toMatch(/access-control/i)
    expect(sandbox.journal.entries.length).toBe(before)
  })

  test('ends within its second though a request is half sent, and at once when it is told twice', async () => {
    const half = connect(Number(new URL(served.endpoint).port), '127.0.0.1')
    half.on('error', () => {})
    half.write('POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\nhalf')
    await new Promise((resolve) => half.once('connect', resolve))
    const started = performance.now()
    const closing = served.close()
    await Promise.all([closing, served.close()])
    expect(performance.now() - started).toBeLessThan(900)
    served = await sandbox.serve()
  })

  test.each([
    ['its headers', 'POST / HTTP/1.1\r\nhost: localhost\r\nx: '],
    ['its body', 'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9000\r\n\r\n'],
  ])('is done with a client that sends %s a byte at a time', async (_about, head) => {
    const impatient = await sandbox.serve({ requestMilliseconds: 150 })
    const socket = connect(Number(new URL(impatient.endpoint).port), '127.0.0.1', () => socket.write(head))
    const trickle = setInterval(() => socket.write('a'), 5)
    const received: string[] = []
    socket.on('data', (data) => received.push(String(data)))
    socket.on('error', () => {})
    await new Promise((resolve) => socket.once('close', resolve))
    clearInterval(trickle)
    expect(received.join('')).toMatch(/^HTTP\/1\.1 408 /)
    await impatient.close()
  })

  test('of an unsigned request no large body is read, nor parsed', async () => {
    const form = 'content-type: application/x-www-form-urlencoded\r\ncontent-length: 60000000\r\n\r\n'
    const answered = await raw(`POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${form}a&a&a&`)
    expect(answered).toMatch(/^HTTP\/1\.1 413 /)
    expect(answered).toContain('RequestEntityTooLarge')
  })

  test('a port that is taken is an error', async () => {
    await expect(sandbox.serve({ port: Number(new URL(served.endpoint).port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
  })
})

/** What comes back for bytes that no client would send. */
function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(served.endpoint)
  return new Promise((resolve) => {
    let received = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.on('data', (data) => {
      received += data.toString()
    })
    socket.on('error', () => resolve(received))
    socket.on('close', () => resolve(received))
  })
}

describe('the announcement', () => {
  const announcement = {
    endpoint: 'http://127.0.0.1:4566',
    region: 'eu-west-1',
    accountId: '111122223333',
    accessKeyId: 'AKIAX',
    secretAccessKey: 'a/b+c',
  }

  test('as one line of JSON', () => {
    expect(formatAnnouncement(announcement, 'json')).toBe(`${JSON.stringify(announcement)}\n`)
  })

  test('as lines for a shell', () => {
    const lines = formatAnnouncement(announcement, 'env').trimEnd().split('\n')
    expect(lines).toContain('export AWS_ENDPOINT_URL=http://127.0.0.1:4566')
    expect(lines).toContain('export AWS_SECRET_ACCESS_KEY=a/b+c')
    expect(lines.every((line) => /^export \w+=[\w:/.+-]*$/.test(line))).toBe(true)
  })

  test('as text', () => {
    expect(formatAnnouncement(announcement, 'text')).toContain(
      'sandbox of account 111122223333 in eu-west-1, listening on http://127.0.0.1:4566\n',
    )
  })
})
