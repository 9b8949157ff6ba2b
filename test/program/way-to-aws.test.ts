import { createHash } from 'node:crypto'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { describe, expect, test } from 'vitest'
import { folderWith, project, run, serve } from './program.ts'
import { answering, counting, proxyTo, silent, withCertificate } from './servers.ts'

/** Reads the service and says what would be written: one signed call. */
const READ = ['deploy', '--dry-run']

describe('connections', () => {
  test('a deployment keeps its connection', async () => {
    const { endpoint, keys } = await serve()
    const { url, connections } = await counting(endpoint)
    const deployed = await run(['deploy'], { directory: project(), env: { AWS_ENDPOINT_URL: url, ...keys } })
    expect(deployed.exitCode, deployed.stderr).toBe(0)
    expect(connections()).toBeLessThanOrEqual(2)
  })

  test('HTTP_PROXY is asked for names, NO_PROXY passes by it', async () => {
    const { endpoint, keys } = await serve('--allow-host', 'ecs.example.test')
    const { url, asked } = await proxyTo(endpoint)
    const env = { AWS_ENDPOINT_URL: 'http://ecs.example.test', HTTP_PROXY: url, ...keys }
    const through = await run(READ, { directory: project(), env })
    expect(through.exitCode, through.stderr).toBe(0)
    expect(asked).toEqual(['POST http://ecs.example.test/'])
    const past = await run(READ, { directory: project(), env: { ...env, NO_PROXY: '.example.test' } })
    expect(past.exitCode).toBe(1)
    expect(past.stderr).toContain('ecs.example.test')
    expect(asked).toHaveLength(1)
  })

  test.each(['status', 'deploy', 'run', 'wait'])(
    'a proxy that does not answer holds %s no longer than its time',
    async (command) => {
      const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' }
      const env = { AWS_ENDPOINT_URL: 'https://ecs.example.test', HTTPS_PROXY: await silent(), ...keys }
      const since = performance.now()
      const told = await run([command, '--timeout', '1s'], { directory: project(), env })
      expect(told).toMatchObject({ exitCode: 1, stdout: '' })
      expect(told.stderr).toMatch(
        /^error: (not done within 1 s|timed out: ecs:RegisterTaskDefinition was sent.*) \[TIMEOUT\]$/m,
      )
      expect(told.stderr).not.toContain('does not exist')
      expect(performance.now() - since).toBeLessThan(8000)
    },
  )

  test('HTTPS_PROXY is asked for a tunnel, and AWS_CA_BUNDLE trusts what is behind it', async ({ skip }) => {
    const { endpoint, keys } = await serve('--allow-host', 'ecs.example.test')
    const server = await withCertificate(endpoint)
    if (server === undefined) return skip('there is no openssl to make a certificate with')
    const { url, asked } = await proxyTo(server.url.replace('https', 'http').replace('localhost', '127.0.0.1'))
    const env = { AWS_ENDPOINT_URL: 'https://ecs.example.test', HTTPS_PROXY: url, ...keys }
    const refused = await run(READ, { directory: project(), env })
    expect(refused.exitCode).toBe(1)
    expect(refused.stderr).toContain('AWS_CA_BUNDLE')
    const trusting = { ...env, AWS_CA_BUNDLE: server.authority }
    const through = await run(READ, { directory: project(), env: trusting })
    expect(through.exitCode, through.stderr).toBe(0)
    expect(new Set(asked)).toEqual(new Set(['CONNECT ecs.example.test:443']))
  })

  test('a certificate of an authority of your own needs AWS_CA_BUNDLE', async ({ skip }) => {
    const { endpoint, keys } = await serve()
    const server = await withCertificate(endpoint)
    if (server === undefined) return skip('there is no openssl to make a certificate with')
    const env = { AWS_ENDPOINT_URL: server.url, ...keys }
    const refused = await run(READ, { directory: project(), env })
    expect(refused.exitCode).toBe(1)
    expect(refused.stderr).toContain('AWS_CA_BUNDLE')
    const trusted = await run(READ, { directory: project(), env: { ...env, AWS_CA_BUNDLE: server.authority } })
    expect(trusted.exitCode, trusted.stderr).toBe(0)
  })
})

describe('credentials', () => {
  const expiration = '2099-01-01T00:00:00Z'

  test('of a web identity are asked of STS', async () => {
    const { endpoint, keys } = await serve()
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = keys
    const sts = await answering({
      '/': `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>${AWS_ACCESS_KEY_ID}</AccessKeyId><SecretAccessKey>${AWS_SECRET_ACCESS_KEY}</SecretAccessKey><SessionToken></SessionToken><Expiration>${expiration}</Expiration></Credentials><AssumedRoleUser><Arn>arn:aws:sts::111122223333:assumed-role/ci/ristretto</Arn><AssumedRoleId>AROA:ristretto</AssumedRoleId></AssumedRoleUser></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`,
    })
    const home = folderWith({ token: 'a.b.c' })
    const env = {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ENDPOINT_URL_STS: sts,
      AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/ci',
      AWS_WEB_IDENTITY_TOKEN_FILE: `${home}/token`,
    }
    const told = await run(READ, { directory: project(), env })
    expect(told.exitCode, told.stderr).toBe(0)
  })

  test('of a profile with a source, from files alone', async () => {
    const { endpoint, keys } = await serve()
    const home = folderWith({
      '.aws/config': '[profile deploy]\nregion = us-east-1\n',
      '.aws/credentials': `[deploy]\naws_access_key_id = ${keys.AWS_ACCESS_KEY_ID}\naws_secret_access_key = ${keys.AWS_SECRET_ACCESS_KEY}\n`,
    })
    const env = { AWS_ENDPOINT_URL: endpoint, AWS_PROFILE: 'deploy', HOME: home }
    const told = await run(READ, { directory: project(), env })
    expect(told.exitCode, told.stderr).toBe(0)
  })

  test('of a single sign-on are fetched with the token of `aws sso login`', async () => {
    const { endpoint, keys } = await serve()
    const sts = new STSClient({
      region: 'us-east-1',
      endpoint,
      credentials: { accessKeyId: keys.AWS_ACCESS_KEY_ID, secretAccessKey: keys.AWS_SECRET_ACCESS_KEY },
    })
    const session = { RoleArn: 'arn:aws:iam::111122223333:role/deploy', RoleSessionName: 'someone' }
    const { Credentials: given } = await sts.send(new AssumeRoleCommand(session))
    sts.destroy()
    const roleCredentials = {
      accessKeyId: given?.AccessKeyId,
      secretAccessKey: given?.SecretAccessKey,
      sessionToken: given?.SessionToken,
      expiration: Date.parse(expiration),
    }
    const portal = await answering({ '/federation/credentials': JSON.stringify({ roleCredentials }) })
    const cached = createHash('sha1').update('work').digest('hex')
    const home = folderWith({
      '.aws/config':
        '[profile deploy]\nsso_session = work\nsso_account_id = 111122223333\nsso_role_name = deploy\n[sso-session work]\nsso_start_url = https://example.awsapps.com/start\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\n',
      [`.aws/sso/cache/${cached}.json`]: JSON.stringify({ accessToken: 'token', expiresAt: expiration }),
    })
    const env = { AWS_ENDPOINT_URL: endpoint, AWS_ENDPOINT_URL_SSO: portal, AWS_PROFILE: 'deploy', HOME: home }
    const told = await run(READ, { directory: project(), env })
    expect(told.exitCode, told.stderr).toBe(0)
  })
})
