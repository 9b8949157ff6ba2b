import { readFileSync } from 'node:fs'

import { HttpRequest } from '@smithy/protocol-http'
import { beforeEach, describe, expect, test } from 'vitest'

import { signer, type TestCredentials } from '../../../test/support/sandbox/call-aws-json.ts'
import { createRoleWithPolicy, createSandbox, type JsonObject, openSession, type Sandbox } from '../index.ts'

interface Denial {
  readonly service: string
  readonly protocol: string
  readonly status: number | null
  readonly code: string
  readonly message: string | null
  readonly about: string
}

const rows = JSON.parse(
  readFileSync(new URL('../../../test/vectors/iam/denials.json', import.meta.url), 'utf8'),
) as readonly Denial[]

const account = '111122223333'
const region = 'eu-west-1'

let sandbox: Sandbox
let ops: TestCredentials

beforeEach(() => {
  sandbox = createSandbox({ realNow: Date.now, account, region })
  sandbox.perform('iam:CreateUser', { UserName: 'ops' })
  const { AccessKey: key } = sandbox.perform('iam:CreateAccessKey', { UserName: 'ops' }) as {
    AccessKey: Record<string, string>
  }
  ops = { accessKeyId: key['AccessKeyId'] ?? '', secretAccessKey: key['SecretAccessKey'] ?? '' }
  sandbox.perform('s3:CreateBucket', { Bucket: 'yard-files', LocationConstraint: region })
  sandbox.perform('s3:PutObject', { Bucket: 'yard-files', Key: 'item', Body: '' })
})

describe('refusals on the wire read as they do on AWS', () => {
  test('no policy allows GetRole', async () => {
    const answer = await query('iam', { Action: 'GetRole', Version: '2010-05-08', RoleName: 'ferry' })
    expect(answer).toEqual(expected('GetRole names its resource'))
  })

  test('an explicit deny in IAM', async () => {
    grant([{ Effect: 'Deny', Action: 'iam:GetRole', Resource: '*' }])
    const { message } = await query('iam', { Action: 'GetRole', Version: '2010-05-08', RoleName: 'ferry' })
    const wanted = expected('explicit deny; no link').message
    expect(message).toBe(
      wanted?.replace('iam:GetAccountProperties on resource: *', 'iam:GetRole on resource: role ferry'),
    )
  })

  test('an access key that does not exist', async () => {
    const answer = await logs('DescribeLogGroups', {}, { accessKeyId: 'AKIANONE', secretAccessKey: 'x' })
    expect(answer).toEqual(expected('access key that does not exist'))
  })

  test('CreateLogGroup', async () => {
    const role = createRoleWithPolicy(sandbox, 'logs-role', {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
    })
    const answer = await logs('CreateLogGroup', { logGroupName: '/yard/hull' }, openSession(sandbox, role, 'taskid'))
    expect(answer).toEqual(expected('CreateLogGroup', { '<task id>': 'taskid' }))
  })

  test('CreateLogStream, denied explicitly', async () => {
    const role = createRoleWithPolicy(sandbox, 'logs-role', {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Action: 'logs:*', Resource: '*' }],
    })
    const input = { logGroupName: '/yard/hull', logStreamName: 'ecs/main/taskid' }
    const answer = await logs('CreateLogStream', input, openSession(sandbox, role, 'taskid'))
    expect(answer).toEqual(expected('the execution role of a Fargate task', { '<task id>': 'taskid' }))
  })

  test('DescribeLogGroups under a session policy that denies', async () => {
    const role = createRoleWithPolicy(sandbox, 'guest', {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    })
    const { Credentials: keys } = sandbox.perform('sts:AssumeRole', {
      RoleArn: role,
      RoleSessionName: 'guest',
      Policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Action: 'logs:*', Resource: '*' }],
      }),
    }) as { Credentials: Record<string, string> }
    const answer = await logs(
      'DescribeLogGroups',
      {},
      {
        accessKeyId: keys['AccessKeyId'] ?? '',
        secretAccessKey: keys['SecretAccessKey'] ?? '',
        sessionToken: keys['SessionToken'] ?? '',
      },
    )
    expect(answer).toEqual(expected('DescribeLogGroups', { 'federated-user/guest': 'assumed-role/guest/guest' }))
  })

  test('S3 puts the resource in quotes', async () => {
    grant([{ Effect: 'Deny', Action: 's3:*', Resource: '*' }])
    const wanted = expected('bucket policy denies', { 'a resource-based policy': 'an identity-based policy' })
    expect(await object('GET')).toEqual(wanted)
    const version = expected('the same for a named version', { 'a resource-based policy': 'an identity-based policy' })
    expect(await object('GET', { versionId: 'null' })).toEqual(version)
    expect(await object('HEAD')).toEqual({ status: 403, code: undefined, message: undefined })
  })

  test('S3 names no resource for the list of all buckets', async () => {
    expect(await read(await send('s3', { method: 'GET', path: '/', headers: {} }, ops))).toEqual({
      status: 403,
      code: 'AccessDenied',
      message: `User: arn:aws:iam::${account}:user/ops is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`,
    })
  })

  test('S3, with another owner than is expected', async () => {
    grant([{ Effect: 'Allow', Action: 's3:*', Resource: '*' }])
    const other = { 'x-amz-expected-bucket-owner': '444455556666' }
    expect(await presigned(other)).toEqual(expected('presigned GET with x-amz-expected-bucket-owner'))
    expect(await presigned(other, other)).toEqual(expected('presigned GET with that parameter and that header'))
  })

  test('S3, a mode that differs between query and header', async () => {
    grant([{ Effect: 'Allow', Action: 's3:*', Resource: '*' }])
    const mode = (value: string) => ({ 'x-amz-checksum-mode': value })
    expect(await presigned(mode('ENABLED'), mode('other'))).toEqual(
      expected('presigned GET whose signed x-amz-checksum-mode'),
    )
    expect(await presigned(mode('ENABLED'), mode('ENABLED'))).toMatchObject({ status: 200 })
    const payer = (value: string) => ({ 'x-amz-request-payer': value })
    expect(await presigned(payer('requester'), payer('other'))).toMatchObject({
      status: 403,
      code: 'SignatureDoesNotMatch',
    })
  })

  test.each([' 900 ', '900.0', '9e2', '2147483648', '0900', '+900', '0'])('DurationSeconds `%s`', async (seconds) => {
    const role = createRoleWithPolicy(sandbox, 'deploy', {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    })
    grant([{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }])
    const { status, code } = await query('sts', {
      Action: 'AssumeRole',
      Version: '2011-06-15',
      RoleArn: role,
      RoleSessionName: 'me',
      DurationSeconds: seconds,
    })
    if (/^[0+]900$/.test(seconds)) expect(status).toBe(200)
    else expect({ status, code }).toEqual({ status: 400, code: seconds === '0' ? 'ValidationError' : 'MalformedInput' })
  })
})

/** The recorded refusal of which `about` begins so, without the link that some of IAM's end in. */
function expected(about: string, replace: Readonly<Record<string, string>> = {}) {
  const row = rows.find((candidate) => candidate.about.startsWith(about))
  if (!row) throw new Error(`no row about ${about}`)
  let message = row.message?.replace(/\. Go to https:.*$/, '')
  for (const [from, to] of Object.entries(replace)) message = message?.replaceAll(from, to)
  return { status: row.status, code: row.code, message }
}

function grant(statements: readonly JsonObject[]): void {
  const document = JSON.stringify({ Version: '2012-10-17', Statement: statements })
  sandbox.perform('iam:PutUserPolicy', { UserName: 'ops', PolicyName: 'main', PolicyDocument: document })
}

async function query(service: string, fields: Readonly<Record<string, string>>) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return read(
    await send(service, { method: 'POST', path: '/', headers, body: new URLSearchParams(fields).toString() }, ops),
  )
}

async function logs(operation: string, input: JsonObject, credentials: TestCredentials) {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `Logs_20140328.${operation}` }
  const response = await send('logs', { method: 'POST', path: '/', headers, body: JSON.stringify(input) }, credentials)
  const { __type: code, message } = (await response.json()) as JsonObject
  return { status: response.status, code, message }
}

async function object(method: string, parameters: Record<string, string> = {}) {
  return read(await send('s3', { method, path: '/yard-files/item', headers: {}, query: parameters }, ops))
}

async function presigned(parameters: Record<string, string>, headers: Record<string, string> = {}) {
  const hostname = `s3.${region}.amazonaws.com`
  const request = new HttpRequest({
    method: 'GET',
    hostname,
    path: '/yard-files/item',
    query: parameters,
    headers: { host: hostname, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD', ...headers },
  })
  const signed = await signer('s3', region, ops).presign(request, { unhoistableHeaders: new Set(Object.keys(headers)) })
  return read(await sandbox.fetch(toRequest(signed as HttpRequest)))
}

type Parts = Pick<HttpRequest, 'method' | 'path' | 'headers'> & {
  readonly body?: string
  readonly query?: Record<string, string>
}

async function send(service: string, parts: Parts, credentials: TestCredentials): Promise<Response> {
  const hostname = `${service}.${region}.amazonaws.com`
  const request = new HttpRequest({ ...parts, hostname, headers: { host: hostname, ...parts.headers } })
  return sandbox.fetch(toRequest((await signer(service, region, credentials).sign(request)) as HttpRequest))
}

function toRequest({ method, hostname, path, query: parameters, headers, body }: HttpRequest): Request {
  const search = new URLSearchParams(parameters as Record<string, string>).toString()
  const url = `https://${hostname}${path}${search === '' ? '' : `?${search}`}`
  return new Request(url, { method, headers, ...(body !== undefined && { body }) })
}

async function read(response: Response) {
  const text = (await response.text()).replaceAll('&#34;', '"')
  return {
    status: response.status,
    code: /<Code>(.*?)<\/Code>/.exec(text)?.[1],
    message: /<Message>(.*?)<\/Message>/s.exec(text)?.[1],
  }
}
