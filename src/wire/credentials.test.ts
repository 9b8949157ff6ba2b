import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '../calls/index.ts'
import { findCredentials, remembering } from './credentials.ts'
import { findProfile, findRegion } from './profile.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ristretto-credentials-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** An environment that knows nothing but these files and variables; never the machine's own, nor an instance's role. */
function environment(files: Record<string, string>, variables: Record<string, string> = {}) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    ...variables,
  }
}
function find(env: Record<string, string>) {
  return remembering(findCredentials(env, 'eu-west-1'), () => 0).get()
}
async function keysOf(env: Record<string, string>) {
  return (await find(env)).accessKeyId
}
function failure(env: Record<string, string>) {
  return find(env).then(
    () => undefined,
    (error: unknown) => error,
  )
}

/** A server of this machine, for as long as it is used. */
async function serving(
  answer: (body: string, authorization: string | undefined) => string,
  use: (url: string) => Promise<void>,
) {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    response.end(answer(Buffer.concat(chunks).toString(), request.headers.authorization))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = server.address() as AddressInfo // a TCP server has no other
    await use(`http://127.0.0.1:${port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const profiles = {
  credentials:
    '[default]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = s1\n\n[dev]\naws_access_key_id = AKIADEV\naws_secret_access_key = s2\naws_session_token = t2\n',
  config:
    '[default]\nregion = eu-north-1\n\n[profile dev]\nregion = ap-northeast-1\nservices = local\n\n[profile empty]\nregion = us-east-1\n\n[services local]\necs =\n  endpoint_url = http://127.0.0.1:4566\n',
}

describe('findCredentials()', () => {
  it('takes the keys of the environment before AWS_PROFILE, as the Go SDK does', async () => {
    const keys = { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 's', AWS_PROFILE: 'dev' }
    expect(await find(environment(profiles, keys))).toEqual({ accessKeyId: 'AKIAENV', secretAccessKey: 's' })
    const token = { ...keys, AWS_SESSION_TOKEN: 't' }
    expect(await find(environment(profiles, token))).toHaveProperty('sessionToken', 't')
    expect(await keysOf(environment(profiles, { AWS_ACCESS_KEY_ID: 'AKIAHALF' }))).toBe('AKIADEFAULT')
  })

  it('takes the profile that AWS_PROFILE names, else the default one', async () => {
    expect(await find(environment(profiles, { AWS_PROFILE: 'dev' }))).toMatchObject({
      accessKeyId: 'AKIADEV',
      sessionToken: 't2',
    })
    expect(await keysOf(environment(profiles))).toBe('AKIADEFAULT')
  })

  it('takes what the command of a profile prints', async () => {
    const printed = '{"Version":1,"AccessKeyId":"AKIAPROCESS","SecretAccessKey":"s"}'
    const config = `[profile tool]\ncredential_process = echo '${printed}'\n`
    expect(await keysOf(environment({ config }, { AWS_PROFILE: 'tool' }))).toBe('AKIAPROCESS')
  })

  it('takes web identity before the profile, and does not fall back to it', async () => {
    const env = environment(profiles, {
      AWS_WEB_IDENTITY_TOKEN_FILE: join(folder, 'missing-token'),
      AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/deploy',
    })
    const error = await failure(env)
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({ code: 'CREDENTIALS_NOT_FOUND', message: expect.stringContaining('missing-token') })
  })

  it('exchanges a web identity for a role at the STS that is configured', async () => {
    const answer =
      '<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>ASIAWEB</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>'
    await serving(
      (body) => {
        const fields = new URLSearchParams(body)
        expect(fields.get('WebIdentityToken')).toBe('jwt')
        expect(fields.get('RoleSessionName')).toBe('ci')
        return answer
      },
      async (url) => {
        const env = environment(
          { ...profiles, token: 'jwt' },
          {
            AWS_WEB_IDENTITY_TOKEN_FILE: join(folder, 'token'),
            AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/deploy',
            AWS_ROLE_SESSION_NAME: 'ci',
            AWS_ENDPOINT_URL_STS: url,
          },
        )
        expect(await find(env)).toMatchObject({
          accessKeyId: 'ASIAWEB',
          sessionToken: 't',
          expiration: expect.any(Date),
        })
      },
    )
  })

  it("takes the container's when no profile has any", async () => {
    const expiration = new Date(Date.now() + 3_600_000).toISOString()
    const answer = { AccessKeyId: 'ASIACONTAINER', SecretAccessKey: 's', Token: 't', Expiration: expiration }
    await serving(
      (_, authorization) => {
        expect(authorization).toBe('Bearer x')
        return JSON.stringify(answer)
      },
      async (url) => {
        const token = { AWS_CONTAINER_AUTHORIZATION_TOKEN: 'Bearer x' }
        const found = await find(environment({}, { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/`, ...token }))
        expect(found).toMatchObject({ accessKeyId: 'ASIACONTAINER', expiration: expect.any(Date) })
      },
    )
  })

  it('says that the token of a container cannot be a header', async () => {
    const container = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:9/',
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'a\nX-Other: 1',
    }
    await expect(find(environment({}, container))).rejects.toMatchObject({
      code: 'CREDENTIALS_INVALID',
      message: 'the token for the credentials of the container holds a line break or a strange character',
    })
  })

  it.each([
    ['nothing at all', {}, {}, 'CREDENTIALS_NOT_FOUND', 'no credentials'],
    [
      'a profile that is not there',
      profiles,
      { AWS_PROFILE: 'prod' },
      'CREDENTIALS_NOT_FOUND',
      'there is no profile `prod`',
    ],
    ['a profile without credentials', profiles, { AWS_PROFILE: 'empty' }, 'CREDENTIALS_NOT_FOUND', 'no credentials'],
    [
      'a session of SSO that is over',
      {
        config:
          '[profile sso]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 111122223333\nsso_role_name = deploy\n',
      },
      { AWS_PROFILE: 'sso' },
      /^CREDENTIALS_/,
      'profile `sso`',
      'aws sso login --profile sso',
    ],
    [
      'a command that fails',
      { config: '[profile tool]\ncredential_process = false\n' },
      { AWS_PROFILE: 'tool' },
      'CREDENTIALS_NOT_FOUND',
      'profile `tool`',
    ],
    [
      'a role that wants a code',
      {
        ...profiles,
        config:
          '[profile admin]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = dev\nmfa_serial = arn:aws:iam::1:mfa/x\n',
      },
      { AWS_PROFILE: 'admin' },
      'CREDENTIALS_NOT_FOUND',
      'profile `admin`',
      'export-credentials',
    ],
  ])('says what to do about %s', async (_, files, variables, code, message, hint = '') => {
    const error = await failure(environment(files, { HOME: folder, ...variables }))
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({ code: expect.stringMatching(code), message: expect.stringContaining(message) })
    expect(error).toHaveProperty('hint', expect.stringContaining(hint))
  })
})

describe('remembering()', () => {
  it('asks once, again shortly before the end, and for each error', async () => {
    let now = 0
    let asked = 0
    const source = remembering(
      async () => {
        asked += 1
        if (asked === 2) throw new Error('down')
        return { accessKeyId: `k${asked}`, secretAccessKey: 's', expiration: new Date(now + 3_600_000) }
      },
      () => now,
    )
    await Promise.all([source.get(), source.get()])
    now = 3_299_000
    expect((await source.get()).accessKeyId).toBe('k1')
    now = 3_301_000
    await expect(source.get()).rejects.toThrow('no credentials: down')
    expect((await source.get()).accessKeyId).toBe('k3')
    expect(asked).toBe(3)
  })

  it('does not ask again and again for credentials that are short-lived from the start', async () => {
    let asked = 0
    const source = remembering(
      async () => {
        asked += 1
        return { accessKeyId: 'k', secretAccessKey: 's', expiration: new Date(60_000) }
      },
      () => 0,
    )
    await source.get()
    await source.get()
    expect(asked).toBe(1)
  })
})

describe('findRegion() and findProfile()', () => {
  it('takes the variables before the profile', async () => {
    expect(await findRegion(environment(profiles, { AWS_REGION: 'a-1', AWS_DEFAULT_REGION: 'b-1' }))).toBe('a-1')
    expect(await findRegion(environment(profiles, { AWS_DEFAULT_REGION: 'b-1' }))).toBe('b-1')
    expect(await findRegion(environment(profiles, { AWS_PROFILE: 'dev' }))).toBe('ap-northeast-1')
    expect(await findRegion(environment(profiles))).toBe('eu-north-1')
    expect(await findRegion({ HOME: join(folder, 'nobody') })).toBeUndefined()
  })

  it('reads endpoints, but no secrets, and no file at all where the environment says enough', async () => {
    const profile = await findProfile(environment(profiles, { AWS_PROFILE: 'dev' }))
    expect(profile).toMatchObject({
      exists: true,
      hasCredentials: true,
      services: { ecs: { endpoint_url: 'http://127.0.0.1:4566' } },
    })
    expect(JSON.stringify(profile)).not.toMatch(/s2|t2/)
    expect(await findProfile({ AWS_REGION: 'eu-west-1' })).toBeUndefined()
  })
})
