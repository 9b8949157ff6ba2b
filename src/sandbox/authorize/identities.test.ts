import { beforeEach, describe, expect, test } from 'vitest'

import { callAwsJson, type TestCredentials } from '../../../test/support/sandbox/call-aws-json.ts'
import { createSandbox, type JsonObject, openSession, type Sandbox, ServiceError, seed } from '../index.ts'

const account = '111122223333'
const roleArn = `arn:aws:iam::${account}:role/ci/deploy`

let sandbox: Sandbox
let realNow: number

beforeEach(() => {
  realNow = Date.UTC(2026, 10, 24, 8)
  sandbox = createSandbox({ realNow: () => realNow, account, region: 'eu-west-1', sourceIp: '198.51.100.7' })
})

function policy(...statements: readonly JsonObject[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements })
}

function allow(action: string, condition?: JsonObject): JsonObject {
  return {
    Effect: 'Allow',
    Action: action,
    Resource: '*',
    ...(condition && { Condition: condition }),
  }
}

function role(trust: JsonObject, statement = allow('logs:*'), tags: JsonObject[] = []): void {
  sandbox.perform('iam:CreateRole', {
    RoleName: 'deploy',
    Path: '/ci/',
    AssumeRolePolicyDocument: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', ...trust }),
    Tags: tags,
  })
  sandbox.perform('iam:PutRolePolicy', { RoleName: 'deploy', PolicyName: 'main', PolicyDocument: policy(statement) })
}

function user(name: string, ...statements: readonly JsonObject[]): TestCredentials {
  sandbox.perform('iam:CreateUser', { UserName: name })
  if (statements.length > 0) {
    sandbox.perform('iam:PutUserPolicy', { UserName: name, PolicyName: 'main', PolicyDocument: policy(...statements) })
  }
  const { AccessKey: key } = sandbox.perform('iam:CreateAccessKey', { UserName: name }) as {
    AccessKey: Record<string, string>
  }
  return { accessKeyId: key['AccessKeyId'] ?? '', secretAccessKey: key['SecretAccessKey'] ?? '' }
}

async function createGroup(credentials: TestCredentials, name = '/web'): Promise<unknown> {
  const { body } = await callAwsJson(
    sandbox,
    'Logs_20140328.CreateLogGroup',
    { logGroupName: name },
    credentials,
    realNow,
  )
  return body['__type'] ?? 'allowed'
}

const trustsAccount = { Principal: { AWS: `arn:aws:iam::${account}:root` } }

describe('sessions', () => {
  test.each([
    ['nothing', [], undefined, 'allowed'],
    ['a managed policy that allows it', ['logs'], undefined, 'allowed'],
    ['a managed policy that does not', ['reads'], undefined, 'AccessDeniedException'],
    ['two of which one allows it', ['reads', 'logs'], undefined, 'allowed'],
    ['a policy beside a managed one', ['reads'], policy(allow('logs:CreateLogGroup')), 'allowed'],
  ] as const)('are limited to %s', async (_what, names, text, expected) => {
    role(trustsAccount)
    const PolicyArns = names.map((name) => {
      const PolicyDocument = policy(allow(name === 'logs' ? 'logs:*' : 'logs:Describe*'))
      const { Policy: made } = sandbox.perform('iam:CreatePolicy', { PolicyName: name, PolicyDocument })
      return { arn: (made as JsonObject)['Arn'] ?? '' }
    })
    const { Credentials: given } = sandbox.perform('sts:AssumeRole', {
      RoleArn: roleArn,
      RoleSessionName: 'me',
      PolicyArns,
      ...(text !== undefined && { Policy: text }),
    }) as { Credentials: Record<string, string> }
    const session = {
      accessKeyId: given['AccessKeyId'] ?? '',
      secretAccessKey: given['SecretAccessKey'] ?? '',
      sessionToken: given['SessionToken'] ?? '',
    }
    expect(await createGroup(session)).toBe(expected)
  })

  test('are not limited to a managed policy that is not there', () => {
    role(trustsAccount)
    const PolicyArns = [{ arn: `arn:aws:iam::${account}:policy/nowhere` }]
    expect(() => sandbox.perform('sts:AssumeRole', { RoleArn: roleArn, RoleSessionName: 'me', PolicyArns })).toThrow(
      ServiceError,
    )
  })

  test('end after their time, which is real and not virtual', async () => {
    role(trustsAccount)
    const session = openSession(sandbox, roleArn, 'me')
    sandbox.clock.advance(3 * 3_600_000)
    expect(await createGroup(session, '/one')).toBe('allowed')
    realNow += 3_599_000
    expect(await createGroup(session, '/two')).toBe('allowed')
    realNow += 2000
    expect(await createGroup(session, '/three')).toBe('ExpiredTokenException')
  })

  test('may do nothing once their role is gone, also if it is made anew', async () => {
    role(trustsAccount)
    const session = openSession(sandbox, roleArn, 'me')
    sandbox.perform('iam:DeleteRolePolicy', { RoleName: 'deploy', PolicyName: 'main' })
    sandbox.perform('iam:DeleteRole', { RoleName: 'deploy' })
    expect(await createGroup(session)).toBe('AccessDeniedException')
    role(trustsAccount)
    expect(await createGroup(session)).toBe('AccessDeniedException')
  })

  test('lose what their role loses, at once', async () => {
    role(trustsAccount)
    const session = openSession(sandbox, roleArn, 'me')
    sandbox.perform('iam:PutRolePolicy', {
      RoleName: 'deploy',
      PolicyName: 'main',
      PolicyDocument: policy(allow('s3:*')),
    })
    expect(await createGroup(session)).toBe('AccessDeniedException')
  })

  test('are no way around a wrong token', async () => {
    role(trustsAccount)
    const { sessionToken: _token, ...session } = openSession(sandbox, roleArn, 'me')
    expect(await createGroup(session)).toBe('UnrecognizedClientException')
    expect(await createGroup({ ...session, sessionToken: 'other' })).toBe('UnrecognizedClientException')
    expect(await createGroup({ ...sandbox.administrator, sessionToken: 'other' })).toBe('UnrecognizedClientException')
  })
})

describe('access keys', () => {
  test('of a user who is gone let no one in', async () => {
    const key = user('ops', allow('logs:*'))
    expect(await createGroup(key)).toBe('allowed')
    sandbox.perform('iam:DeleteAccessKey', { UserName: 'ops', AccessKeyId: key.accessKeyId })
    expect(await createGroup(key)).toBe('UnrecognizedClientException')
  })

  test('belong to two at most', () => {
    user('ops')
    sandbox.perform('iam:CreateAccessKey', { UserName: 'ops' })
    expect(() => sandbox.perform('iam:CreateAccessKey', { UserName: 'ops' })).toThrow(ServiceError)
  })
})

describe('condition keys of the request', () => {
  test.each<[string, JsonObject, JsonObject]>([
    [
      'the role',
      { ArnEquals: { 'aws:PrincipalArn': roleArn } },
      { ArnEquals: { 'aws:PrincipalArn': `arn:aws:sts::${account}:assumed-role/deploy/me` } },
    ],
    [
      'a tag of the role',
      { StringEquals: { 'aws:PrincipalTag/team': 'ferry' } },
      { StringEquals: { 'aws:PrincipalTag/team': 'yard' } },
    ],
    [
      'the region',
      { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
      { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
    ],
    [
      'the address',
      { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } },
      { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
    ],
    [
      'the time',
      { DateLessThan: { 'aws:CurrentTime': '2026-11-25T00:00:00Z' } },
      { DateLessThan: { 'aws:CurrentTime': '2026-11-24T00:00:00Z' } },
    ],
    [
      'the age of the session',
      { DateGreaterThan: { 'aws:TokenIssueTime': '2026-11-24T00:00:00Z' } },
      { Null: { 'aws:TokenIssueTime': 'true' } },
    ],
    ['TLS', { Bool: { 'aws:SecureTransport': 'true' } }, { Bool: { 'aws:SecureTransport': 'false' } }],
    [
      'the account',
      { StringEquals: { 'aws:PrincipalAccount': account } },
      { StringEquals: { 'aws:ResourceAccount': '444455556666' } },
    ],
    ['no service in between', { Bool: { 'aws:ViaAWSService': 'false' } }, { Null: { 'aws:ViaAWSService': 'true' } }],
    [
      'no device',
      { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
      { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    ],
  ])('%s', async (_about, holds, fails) => {
    role(trustsAccount, allow('logs:*', holds), [{ Key: 'team', Value: 'ferry' }])
    const session = openSession(sandbox, roleArn, 'me')
    expect(await createGroup(session)).toBe('allowed')
    sandbox.perform('iam:PutRolePolicy', {
      RoleName: 'deploy',
      PolicyName: 'main',
      PolicyDocument: policy(allow('logs:*', fails)),
    })
    expect(await createGroup(session, '/other')).toBe('AccessDeniedException')
  })

  test('a long-term key has no age and no device', async () => {
    const absent = { Null: { 'aws:TokenIssueTime': 'true', 'aws:MultiFactorAuthPresent': 'true' } }
    const named = { StringEquals: { 'aws:username': 'ops' } }
    expect(await createGroup(user('ops', allow('logs:*', { ...absent, ...named })))).toBe('allowed')
  })
})

describe('what is made is what was asked for', () => {
  test('a role is not overwritten', () => {
    role(trustsAccount)
    expect(() => role(trustsAccount)).toThrow('Role with name deploy already exists.')
    expect(() => seed(sandbox, { roles: [{ name: 'deploy' }] })).not.toThrow()
  })

  test('trust in someone who does not exist is refused', () => {
    expect(() => role({ Principal: { AWS: `arn:aws:iam::${account}:user/nobody` } })).toThrow(
      'Invalid principal in policy',
    )
  })

  test('tags of a role differ in more than their letter case', () => {
    const tagged = () => role({ Principal: { AWS: account } }, undefined, [{ Key: 'Team' }, { Key: 'team' }])
    expect(tagged).toThrow('Duplicate tag keys found. Please note that Tag keys are case insensitive.')
  })

  test('a role with policies is not deleted', () => {
    role(trustsAccount)
    expect(() => sandbox.perform('iam:DeleteRole', { RoleName: 'deploy' })).toThrow('must delete policies first')
  })
})
