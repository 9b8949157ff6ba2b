import {
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  GetAccountAuthorizationDetailsCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  IAMClient,
  ListPolicyVersionsCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  SetDefaultPolicyVersionCommand,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam'
import {
  CreateGrantCommand,
  CreateKeyCommand,
  DecryptCommand,
  EncryptCommand,
  KMSClient,
  PutKeyPolicyCommand,
} from '@aws-sdk/client-kms'
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketEncryptionCommand,
  DeleteObjectCommand,
  GetBucketEncryptionCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ObjectVersion,
  PutBucketEncryptionCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutResourcePolicyCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  type Credentials,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts'
import { HttpRequest } from '@smithy/protocol-http'
import { beforeEach, describe, expect, test } from 'vitest'

import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts'
import { addAccessKey, addRole, addUser } from '../../src/sandbox/services/iam/index.ts'
import { type SdkCredentials, sdkConfiguration } from './sdk-configuration.ts'

const account = '111122223333'
const otherAccount = '444455556666'
const issuer = 'token.actions.githubusercontent.com'

let sandbox: Sandbox
let iam: IAMClient

beforeEach(() => {
  sandbox = createSandbox({ account, region: 'eu-west-1' })
  iam = new IAMClient(sdkConfiguration(sandbox))
})

interface Statement {
  readonly Effect?: 'Allow' | 'Deny'
  readonly Action: string | readonly string[]
  readonly Resource?: string
  readonly Principal?: object
  readonly Condition?: object
}

function policy(...statements: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements.map((one) => ({ Effect: 'Allow', ...one })) })
}

const everything = policy({ Action: '*', Resource: '*' })
const accountTrust = policy({ Action: 'sts:AssumeRole', Principal: { AWS: account } })

/** A role that may do everything; `more` are members of CreateRole. */
async function makeRole(name: string, more: object = {}): Promise<string> {
  const input = { RoleName: name, AssumeRolePolicyDocument: accountTrust, ...more }
  const { Role } = await iam.send(new CreateRoleCommand(input))
  await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'all', PolicyDocument: everything }))
  return Role?.Arn ?? ''
}

function credentialsOf(keys: Credentials | undefined): SdkCredentials {
  return {
    accessKeyId: keys?.AccessKeyId ?? '',
    secretAccessKey: keys?.SecretAccessKey ?? '',
    sessionToken: keys?.SessionToken ?? '',
  }
}

async function session(RoleArn: string, more: object = {}): Promise<SdkCredentials> {
  const sts = new STSClient(sdkConfiguration(sandbox))
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test', ...more }))
  return credentialsOf(Credentials)
}

/** A user of another account who may do everything that others let them. */
function stranger(): SdkCredentials {
  return sandbox.change(
    (context) => {
      const user = addUser(context, { name: 'visitor' })
      user.policies = { all: everything }
      const { id, secret } = addAccessKey(context, user.name)
      return { accessKeyId: id, secretAccessKey: secret }
    },
    { account: otherAccount },
  )
}

async function makePolicy(name: string, document: string): Promise<string> {
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: name, PolicyDocument: document }))
  return Policy?.Arn ?? ''
}

describe('IAM', () => {
  test('a managed policy has versions, of which one is in force', async () => {
    const PolicyArn = await makePolicy('main', policy({ Action: 'ecs:ListTasks', Resource: '*' }))
    await iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: everything, SetAsDefault: true }))
    const { Versions } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }))
    expect(Versions?.map(({ VersionId, IsDefaultVersion }) => [VersionId, IsDefaultVersion])).toEqual([
      ['v2', true],
      ['v1', false],
    ])
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v2' }))
    expect(decodeURIComponent(PolicyVersion?.Document ?? '')).toBe(everything)
    await expect(iam.send(new DeletePolicyCommand({ PolicyArn }))).rejects.toMatchObject({
      name: 'DeleteConflictException',
    })
    await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }))
    await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v2' }))
    await iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: everything }))
    const later = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }))
    expect(later.Versions?.map(({ VersionId }) => VersionId)).toEqual(['v3', 'v1'])
    for (const _ of [1, 2, 3]) {
      await iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: everything }))
    }
    await expect(
      iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: everything })),
    ).rejects.toMatchObject({ name: 'LimitExceededException' })
  })

  test('a permissions boundary limits what policies allow, in calls and in simulations', async () => {
    const boundary = await makePolicy('limit', policy({ Action: 'iam:GetRole', Resource: '*' }))
    const arn = await makeRole('limited')
    await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: 'limited', PermissionsBoundary: boundary }))
    const limited = new IAMClient(sdkConfiguration(sandbox, await session(arn)))
    const { Role } = await limited.send(new GetRoleCommand({ RoleName: 'limited' }))
    expect(Role?.PermissionsBoundary).toEqual({ PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary })
    await expect(limited.send(new ListPolicyVersionsCommand({ PolicyArn: boundary }))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('no permissions boundary allows the iam:ListPolicyVersions action'),
    })
    const ActionNames = ['iam:GetRole', 'iam:ListRoles']
    const simulated = await iam.send(new SimulatePrincipalPolicyCommand({ PolicySourceArn: arn, ActionNames }))
    expect(simulated.EvaluationResults?.map(({ EvalDecision }) => EvalDecision)).toEqual(['allowed', 'implicitDeny'])
  })

  test('GetAccountAuthorizationDetails shows identities with all that is attached', async () => {
    const PermissionsBoundary = await makePolicy('limit', everything)
    await makeRole('limited', { PermissionsBoundary })
    const details = await iam.send(new GetAccountAuthorizationDetailsCommand())
    expect(details).toMatchObject({
      UserDetailList: [{ UserName: 'administrator', UserPolicyList: [{ PolicyName: 'administrator' }] }],
      RoleDetailList: [{ RoleName: 'limited', RolePolicyList: [{ PolicyName: 'all' }] }],
      Policies: [{ PolicyName: 'limit', PermissionsBoundaryUsageCount: 1, PolicyVersionList: [{ VersionId: 'v1' }] }],
    })
  })
})

describe('STS', () => {
  test('a session policy and session tags limit a session', async () => {
    const arn = await makeRole('worker', {
      AssumeRolePolicyDocument: policy({ Action: ['sts:AssumeRole', 'sts:TagSession'], Principal: { AWS: account } }),
    })
    const Condition = { StringEquals: { 'aws:PrincipalTag/team': 'yard' } }
    const Policy = policy({ Action: 'iam:GetRole', Resource: '*', Condition })
    const get = async (team: string) => {
      const credentials = await session(arn, { Policy, Tags: [{ Key: 'team', Value: team }] })
      const client = new IAMClient(sdkConfiguration(sandbox, credentials))
      return client.send(new GetRoleCommand({ RoleName: 'worker' }))
    }
    await expect(get('yard')).resolves.toMatchObject({ Role: { RoleName: 'worker' } })
    await expect(get('dock')).rejects.toMatchObject({ name: 'AccessDenied' })
  })

  describe('AssumeRoleWithWebIdentity', () => {
    const claims = {
      iss: `https://${issuer}`,
      sub: 'repo:yard/web:ref:refs/heads/main',
      aud: 'sts.amazonaws.com',
      iat: Math.floor(Date.now() / 1000),
      exp: Math.floor(Date.now() / 1000) + 600,
    }

    function tokenOf(given: object): string {
      const parts = [{ alg: 'RS256', typ: 'JWT' }, given].map((part) =>
        Buffer.from(JSON.stringify(part)).toString('base64url'),
      )
      return [...parts, 'signature'].join('.')
    }

    async function assume(given: object) {
      const ThumbprintList = ['6938fd4d98bab03faadb97b34396831e3780aea1']
      const provider = { Url: `https://${issuer}`, ClientIDList: ['sts.amazonaws.com'], ThumbprintList }
      const { OpenIDConnectProviderArn: Federated } = await iam.send(new CreateOpenIDConnectProviderCommand(provider))
      const Condition = {
        StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com' },
        StringLike: { [`${issuer}:sub`]: 'repo:yard/web:*' },
      }
      const trust = policy({ Action: 'sts:AssumeRoleWithWebIdentity', Principal: { Federated }, Condition })
      const RoleArn = await makeRole('github', { AssumeRolePolicyDocument: trust })
      // Whoever has a token has no keys, and signs nothing.
      const sts = new STSClient({ ...sdkConfiguration(sandbox), credentials: { accessKeyId: '', secretAccessKey: '' } })
      const input = { RoleArn, RoleSessionName: 'deploy', WebIdentityToken: tokenOf(given) }
      return sts.send(new AssumeRoleWithWebIdentityCommand(input))
    }

    test('opens a session for a token that the role trusts', async () => {
      const answer = await assume(claims)
      expect(answer).toMatchObject({
        SubjectFromWebIdentityToken: claims.sub,
        Audience: 'sts.amazonaws.com',
        Provider: `arn:aws:iam::${account}:oidc-provider/${issuer}`,
      })
      const caller = new STSClient(sdkConfiguration(sandbox, credentialsOf(answer.Credentials)))
      const { Arn } = await caller.send(new GetCallerIdentityCommand())
      expect(Arn).toBe(`arn:aws:sts::${account}:assumed-role/github/deploy`)
    })

    test.each([
      ['of another repository', { sub: 'repo:dock/web:ref:refs/heads/main' }, 'AccessDenied'],
      ['for another audience', { aud: 'example.com' }, 'InvalidIdentityTokenException'],
      ['of another issuer', { iss: 'https://tokens.example.com' }, 'InvalidIdentityTokenException'],
      ['that is over', { exp: claims.iat - 1000 }, 'ExpiredTokenException'],
    ])('refuses a token %s', async (_what, change, name) => {
      await expect(assume({ ...claims, ...change })).rejects.toMatchObject({ name })
    })
  })

  test('an operation that wants a signature is not let in under the name of one that wants none', async () => {
    const everyone = policy({ Action: 'sts:AssumeRole', Principal: { AWS: '*' } })
    const RoleArn = await makeRole('open', { AssumeRolePolicyDocument: everyone })
    const announced = 'https://sts.eu-west-1.amazonaws.com/?Action=AssumeRoleWithWebIdentity&Version=2011-06-15'
    const form = { Version: '2011-06-15', RoleArn, RoleSessionName: 'thief' }
    for (const Action of ['AssumeRole', 'GetCallerIdentity']) {
      for (const url of [announced, 'https://sts.eu-west-1.amazonaws.com/']) {
        const body = new URLSearchParams({ ...form, Action }).toString()
        const headers = { 'content-type': 'application/x-www-form-urlencoded' }
        const answer = await sandbox.fetch(new Request(url, { method: 'POST', headers, body }))
        expect([answer.status, await answer.text()]).toEqual([403, expect.not.stringContaining('SecretAccessKey')])
      }
    }
  })

  test('a role of another account can be assumed, and acts there', async () => {
    const arn = sandbox.change((context) => addRole(context, { name: 'deploy', trustPolicy: accountTrust }).arn, {
      account: otherAccount,
    })
    const caller = new STSClient(sdkConfiguration(sandbox, await session(arn)))
    expect(await caller.send(new GetCallerIdentityCommand())).toMatchObject({
      Account: otherAccount,
      Arn: `arn:aws:sts::${otherAccount}:assumed-role/deploy/test`,
    })
  })
})

describe('the policy of a resource', () => {
  test('a bucket’s lets another account read what it names, and denies its own users', async () => {
    const s3 = new S3Client({ ...sdkConfiguration(sandbox), forcePathStyle: true })
    const Bucket = 'yard-files'
    const location = { LocationConstraint: 'eu-west-1' } as const
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: location }))
    await s3.send(new PutObjectCommand({ Bucket, Key: 'open/a', Body: 'a' }))
    const visitor = new S3Client({ ...sdkConfiguration(sandbox, stranger()), forcePathStyle: true })
    const read = new GetObjectCommand({ Bucket, Key: 'open/a' })
    await expect(visitor.send(read)).rejects.toMatchObject({ name: 'AccessDenied' })
    const Policy = policy(
      { Action: 's3:GetObject', Resource: 'arn:aws:s3:::yard-files/open/*', Principal: { AWS: otherAccount } },
      { Effect: 'Deny', Action: 's3:PutObject', Resource: 'arn:aws:s3:::yard-files/closed/*', Principal: { AWS: '*' } },
    )
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }))
    expect(await s3.send(new GetBucketPolicyCommand({ Bucket }))).toMatchObject({ Policy })
    expect(await (await visitor.send(read)).Body?.transformToString()).toBe('a')
    await expect(s3.send(new PutObjectCommand({ Bucket, Key: 'closed/a', Body: 'a' }))).rejects.toMatchObject({
      message: expect.stringContaining('with an explicit deny in a resource-based policy'),
    })
  })

  test('a bucket keeps earlier versions where it is told to', async () => {
    const s3 = new S3Client({ ...sdkConfiguration(sandbox), forcePathStyle: true })
    const Bucket = 'yard-state'
    const location = { LocationConstraint: 'eu-west-1' } as const
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: location }))
    const VersioningConfiguration = { Status: 'Enabled' } as const
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }))
    const first = await s3.send(new PutObjectCommand({ Bucket, Key: 'state', Body: 'one' }))
    await s3.send(new PutObjectCommand({ Bucket, Key: 'state', Body: 'two' }))
    const get = async (VersionId?: string) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: 'state', VersionId }))
      return Body?.transformToString()
    }
    expect([await get(), await get(first.VersionId)]).toEqual(['two', 'one'])
    await expect(get('a'.repeat(32))).rejects.toMatchObject({ name: 'NoSuchVersion' })

    const marker = await s3.send(new DeleteObjectCommand({ Bucket, Key: 'state' }))
    expect(marker).toMatchObject({ DeleteMarker: true, VersionId: expect.any(String) })
    await expect(get()).rejects.toMatchObject({ name: 'NoSuchKey' })
    await expect(get(marker.VersionId)).rejects.toMatchObject({ name: 'MethodNotAllowed' })
    await s3.send(new PutObjectCommand({ Bucket, Key: 'other', Body: 'three' }))
    const listed = await s3.send(new ListObjectVersionsCommand({ Bucket }))
    const shown = (all: readonly ObjectVersion[] = []) => all.map(({ Key, IsLatest, Size }) => [Key, IsLatest, Size])
    expect(shown(listed.Versions)).toEqual([
      ['other', true, 5],
      ['state', false, 3],
      ['state', false, 3],
    ])
    expect(shown(listed.DeleteMarkers)).toEqual([['state', true, undefined]])
    const pages = [await s3.send(new ListObjectVersionsCommand({ Bucket, MaxKeys: 1 }))]
    for (let page = pages.at(-1); page?.IsTruncated; page = pages.at(-1)) {
      const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page
      pages.push(await s3.send(new ListObjectVersionsCommand({ Bucket, MaxKeys: 1, KeyMarker, VersionIdMarker })))
    }
    const all = pages.flatMap(({ Versions = [], DeleteMarkers = [] }) => [...Versions, ...DeleteMarkers])
    expect(all.map(({ VersionId }) => VersionId)).toEqual([
      listed.Versions?.[0]?.VersionId,
      marker.VersionId,
      ...(listed.Versions ?? []).slice(1).map(({ VersionId }) => VersionId),
    ])

    // Without the marker the version before it is the newest again.
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'state', VersionId: marker.VersionId }))
    expect(await get()).toBe('two')
    await expect(s3.send(new DeleteBucketCommand({ Bucket }))).rejects.toMatchObject({ name: 'BucketNotEmpty' })
    for (const { Key, VersionId } of listed.Versions ?? [])
      await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }))
    await s3.send(new DeleteBucketCommand({ Bucket }))
    await expect(get()).rejects.toMatchObject({ name: 'NoSuchBucket' })
  })

  test.each(['abac', 'renameObject', 'acl'])('a request for ?%s is none for the plain operation', async (name) => {
    const s3 = new S3Client({ ...sdkConfiguration(sandbox), forcePathStyle: true })
    const Bucket = `yard-${name.toLowerCase()}`
    const location = { LocationConstraint: 'eu-west-1' } as const
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: location }))
    s3.middlewareStack.add(
      (next) => (args) => {
        if (HttpRequest.isInstance(args.request)) args.request.query = { [name]: '' }
        return next(args)
      },
      { step: 'build' },
    )
    await expect(s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'a' }))).rejects.toMatchObject({
      name: 'NotImplemented',
      message: `The sandbox does not serve s3:PUT object?${name}.`,
    })
  })

  test('a key’s decides who reads what S3 encrypts with it', async () => {
    const s3 = new S3Client({ ...sdkConfiguration(sandbox), forcePathStyle: true })
    const kms = new KMSClient(sdkConfiguration(sandbox))
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}))
    const Bucket = 'yard-sealed'
    const location = { LocationConstraint: 'eu-west-1' } as const
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: location }))
    const ApplyServerSideEncryptionByDefault = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KeyMetadata?.KeyId } as const
    const ServerSideEncryptionConfiguration = {
      Rules: [{ ApplyServerSideEncryptionByDefault, BucketKeyEnabled: true }],
    }
    await s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration }))
    expect(await s3.send(new GetBucketEncryptionCommand({ Bucket }))).toMatchObject({
      ServerSideEncryptionConfiguration,
    })
    const sealed = {
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: KeyMetadata?.Arn,
      BucketKeyEnabled: true,
    }
    expect(await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'a' }))).toMatchObject(sealed)
    const read = new GetObjectCommand({ Bucket, Key: 'a' })
    expect(await s3.send(read)).toMatchObject(sealed)
    const Policy = policy({ Action: 'kms:PutKeyPolicy', Principal: { AWS: '*' }, Resource: '*' })
    await kms.send(new PutKeyPolicyCommand({ KeyId: KeyMetadata?.KeyId, Policy }))
    await expect(s3.send(read)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(
        `kms:Decrypt on resource: ${KeyMetadata?.Arn} because no resource-based policy allows the kms:Decrypt action`,
      ),
    })
    await s3.send(new DeleteBucketEncryptionCommand({ Bucket }))
    expect(await s3.send(new PutObjectCommand({ Bucket, Key: 'b', Body: 'b' }))).toMatchObject({
      ServerSideEncryption: 'AES256',
    })
  })

  test('a secret’s lets another account read it', async () => {
    const secrets = new SecretsManagerClient(sdkConfiguration(sandbox))
    const { ARN: SecretId = '' } = await secrets.send(new CreateSecretCommand({ Name: 'key', SecretString: 'x' }))
    const deny = policy({ Effect: 'Deny', Action: '*', Principal: '*' as unknown as object, Resource: '*' })
    await secrets.send(new PutResourcePolicyCommand({ SecretId, ResourcePolicy: deny }))
    await expect(secrets.send(new GetSecretValueCommand({ SecretId }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('explicit deny in a resource-based policy'),
    })
  })

  test('a grant lets a role decrypt whose policies do not', async () => {
    const kms = new KMSClient(sdkConfiguration(sandbox))
    const trust = { RoleName: 'reader', AssumeRolePolicyDocument: accountTrust }
    const { Role } = await iam.send(new CreateRoleCommand(trust))
    const GranteePrincipal = Role?.Arn ?? ''
    const { KeyMetadata } = await kms.send(new CreateKeyCommand())
    const KeyId = KeyMetadata?.KeyId ?? ''
    const Plaintext = new TextEncoder().encode('x')
    const { CiphertextBlob } = await kms.send(new EncryptCommand({ KeyId, Plaintext }))
    const reader = new KMSClient(sdkConfiguration(sandbox, await session(GranteePrincipal)))
    const decrypt = new DecryptCommand({ CiphertextBlob })
    await expect(reader.send(decrypt)).rejects.toMatchObject({ name: 'AccessDeniedException' })
    await kms.send(new CreateGrantCommand({ KeyId, GranteePrincipal, Operations: ['Decrypt'] }))
    await expect(reader.send(decrypt)).resolves.toMatchObject({ Plaintext })
  })

  test.each([
    ['EncryptionContextSubset', { shop: 'a' }, [true, true, false]],
    ['EncryptionContextEquals', { shop: 'a' }, [true, false, false]],
  ] as const)('a grant is limited by %s', async (constraint, pairs, expected) => {
    const kms = new KMSClient(sdkConfiguration(sandbox))
    const RoleName = `limited-${constraint}`
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: accountTrust }))
    const GranteePrincipal = Role?.Arn ?? ''
    const { KeyMetadata } = await kms.send(new CreateKeyCommand())
    const KeyId = KeyMetadata?.KeyId ?? ''
    const Constraints = { [constraint]: pairs }
    await kms.send(new CreateGrantCommand({ KeyId, GranteePrincipal, Operations: ['Decrypt'], Constraints }))
    const reader = new KMSClient(sdkConfiguration(sandbox, await session(GranteePrincipal)))
    const may: boolean[] = []
    for (const EncryptionContext of [{ shop: 'a' }, { shop: 'a', shelf: 'b' }, { shop: 'b' }]) {
      const Plaintext = new TextEncoder().encode('x')
      const { CiphertextBlob } = await kms.send(new EncryptCommand({ KeyId, Plaintext, EncryptionContext }))
      const decrypt = reader.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }))
      may.push(
        await decrypt.then(
          () => true,
          () => false,
        ),
      )
    }
    expect(may).toEqual(expected)
  })
})
