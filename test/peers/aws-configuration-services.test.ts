import { CreateAliasCommand, CreateKeyCommand, DecryptCommand, EncryptCommand, KMSClient } from '@aws-sdk/client-kms'
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import {
  DeleteParameterCommand,
  GetParameterCommand,
  GetParametersCommand,
  PutParameterCommand,
  paginateGetParametersByPath,
  SSMClient,
} from '@aws-sdk/client-ssm'
import { beforeEach, describe, expect, test } from 'vitest'

import { createRoleWithPolicy, createSandbox, openSession, type Sandbox } from '../../src/sandbox/index.ts'
import { sdkConfiguration } from './sdk-configuration.ts'

let sandbox: Sandbox

beforeEach(() => {
  sandbox = createSandbox({ realNow: Date.now, account: '111122223333', region: 'eu-west-1' })
})

function roleWith(...actions: readonly string[]) {
  const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: [...actions], Resource: '*' }] }
  return sdkConfiguration(sandbox, openSession(sandbox, createRoleWithPolicy(sandbox, 'reader', policy), 'sdk'))
}

async function appKey() {
  const kms = new KMSClient(sdkConfiguration(sandbox))
  const { KeyMetadata: key } = await kms.send(new CreateKeyCommand({ Description: 'app' }))
  await kms.send(new CreateAliasCommand({ AliasName: 'alias/app', TargetKeyId: key?.KeyId }))
  return key?.Arn ?? ''
}

describe('Systems Manager', () => {
  test('parameters have versions, and are read by name, ARN, version and path', async () => {
    const ssm = new SSMClient(sdkConfiguration(sandbox))
    for (const value of ['one', 'two'])
      await ssm.send(new PutParameterCommand({ Name: '/app/x', Value: value, Type: 'String', Overwrite: true }))
    const read = async (Name: string) => (await ssm.send(new GetParameterCommand({ Name }))).Parameter
    expect(await read('/app/x')).toMatchObject({
      Name: '/app/x',
      Value: 'two',
      Version: 2,
      ARN: 'arn:aws:ssm:eu-west-1:111122223333:parameter/app/x',
      LastModifiedDate: expect.any(Date),
    })
    expect(await read('/app/x:1')).toMatchObject({ Value: 'one', Selector: ':1' })
    expect(await read('arn:aws:ssm:eu-west-1:111122223333:parameter/app/x')).toMatchObject({ Value: 'two' })
    await expect(read('/app/x:7')).rejects.toMatchObject({ name: 'ParameterVersionNotFound' })
    await expect(
      ssm.send(new PutParameterCommand({ Name: '/app/x', Value: 'y', Type: 'String' })),
    ).rejects.toMatchObject({ name: 'ParameterAlreadyExists' })
    for (let i = 0; i < 12; i++)
      await ssm.send(new PutParameterCommand({ Name: `/app/many/${i}`, Value: 'v', Type: 'String' }))
    const names: string[] = []
    for await (const page of paginateGetParametersByPath({ client: ssm }, { Path: '/app', Recursive: true }))
      names.push(...(page.Parameters ?? []).map(({ Name = '' }) => Name))
    expect(names).toHaveLength(13)
    expect(await ssm.send(new GetParametersCommand({ Names: ['/app/x', '/nope'] }))).toMatchObject({
      Parameters: [{ Value: 'two' }],
      InvalidParameters: ['/nope'],
    })
    await ssm.send(new DeleteParameterCommand({ Name: '/app/x' }))
    await expect(read('/app/x')).rejects.toMatchObject({ name: 'ParameterNotFound' })
  })

  test('a SecureString of an own key needs kms:Decrypt through the service', async () => {
    const key = await appKey()
    await new SSMClient(sdkConfiguration(sandbox)).send(
      new PutParameterCommand({ Name: '/app/secret', Value: 's', Type: 'SecureString', KeyId: 'alias/app' }),
    )
    const get = new GetParameterCommand({ Name: '/app/secret', WithDecryption: true })
    await expect(new SSMClient(roleWith('ssm:GetParameter')).send(get)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`kms:Decrypt on resource: ${key}`),
    })
    const allowed = new SSMClient(roleWith('ssm:GetParameter', 'kms:Decrypt'))
    expect(await allowed.send(get)).toMatchObject({ Parameter: { Value: 's' } })
    const sealed = await new SSMClient(roleWith('ssm:GetParameter')).send(
      new GetParameterCommand({ Name: '/app/secret' }),
    )
    expect(sealed.Parameter?.Value).not.toBe('s')
  })

  test('a name that is no name is refused', async () => {
    const ssm = new SSMClient(sdkConfiguration(sandbox))
    await expect(
      ssm.send(new PutParameterCommand({ Name: 'app/x', Value: 'v', Type: 'String' })),
    ).rejects.toMatchObject({ message: 'Parameter name must be a fully qualified name.' })
  })
})

describe('Secrets Manager', () => {
  test('versions move their stages; a deleted secret is not read', async () => {
    const secrets = new SecretsManagerClient(sdkConfiguration(sandbox))
    const { ARN: arn = '' } = await secrets.send(new CreateSecretCommand({ Name: 'app/db', SecretString: 'one' }))
    expect(arn).toMatch(/^arn:aws:secretsmanager:eu-west-1:111122223333:secret:app\/db-[A-Za-z0-9]{6}$/)
    await secrets.send(new PutSecretValueCommand({ SecretId: 'app/db', SecretString: 'two' }))
    const value = async (more: object = {}) =>
      (await secrets.send(new GetSecretValueCommand({ SecretId: arn, ...more }))).SecretString
    expect([await value(), await value({ VersionStage: 'AWSPREVIOUS' })]).toEqual(['two', 'one'])
    expect(await secrets.send(new DescribeSecretCommand({ SecretId: arn.slice(0, -7) }))).toMatchObject({
      ARN: arn,
      VersionIdsToStages: expect.any(Object),
    })
    await secrets.send(new DeleteSecretCommand({ SecretId: 'app/db' }))
    await expect(value()).rejects.toMatchObject({ name: 'InvalidRequestException' })
    await expect(secrets.send(new DescribeSecretCommand({ SecretId: 'nope' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
  })

  test('a denial names the secret by its ARN', async () => {
    const { ARN: arn } = await new SecretsManagerClient(sdkConfiguration(sandbox)).send(
      new CreateSecretCommand({ Name: 'app/db', SecretString: 'one' }),
    )
    await expect(
      new SecretsManagerClient(roleWith('secretsmanager:DescribeSecret')).send(
        new GetSecretValueCommand({ SecretId: 'app/db' }),
      ),
    ).rejects.toMatchObject({ message: expect.stringContaining(`on resource: ${arn} because`) })
  })
})

test('KMS gives back what it was given, to who may decrypt and knows the context', async () => {
  const key = await appKey()
  const kms = new KMSClient(sdkConfiguration(sandbox))
  const { CiphertextBlob } = await kms.send(
    new EncryptCommand({ KeyId: 'alias/app', Plaintext: Buffer.from('x'), EncryptionContext: { a: 'b' } }),
  )
  const decrypt = (EncryptionContext: Record<string, string>, client = kms) =>
    client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }))
  const { Plaintext, KeyId } = await decrypt({ a: 'b' })
  expect([Buffer.from(Plaintext ?? []).toString(), KeyId]).toEqual(['x', key])
  await expect(decrypt({})).rejects.toMatchObject({ name: 'InvalidCiphertextException' })
  await expect(decrypt({ a: 'b' }, new KMSClient(roleWith('kms:Encrypt')))).rejects.toMatchObject({
    name: 'AccessDeniedException',
  })
})
