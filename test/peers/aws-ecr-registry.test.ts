import { ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import { beforeEach, describe, expect, test } from 'vitest'
import { createRoleWithPolicy, createSandbox, openSession, type Sandbox, seed } from '../../src/sandbox/index.ts'
import { ecr, registryOf } from '../../src/sandbox/services/ecr/index.ts'
import { type SdkCredentials, sdkConfiguration } from './sdk-configuration.ts'

const account = '111122223333'
const host = `https://${account}.dkr.ecr.eu-west-1.amazonaws.com`
const listType = 'application/vnd.docker.distribution.manifest.list.v2+json'
let sandbox: Sandbox

beforeEach(() => {
  sandbox = createSandbox({ realNow: Date.now, account, region: 'eu-west-1' })
  seed(sandbox, {
    repositories: [
      {
        name: 'team/web',
        images: [
          { tag: 'v1', architecture: 'arm64' },
          { tag: 'v2', platforms: ['linux/amd64', 'linux/arm64'] },
        ],
      },
    ],
  })
})

/** What GetAuthorizationToken gives: `AWS:PASSWORD`, encoded as Basic authentication has it. */
async function token(credentials: SdkCredentials = sandbox.administrator): Promise<string> {
  const client = new ECRClient(sdkConfiguration(sandbox, credentials))
  const { authorizationData } = await client.send(new GetAuthorizationTokenCommand())
  return authorizationData?.[0]?.authorizationToken ?? ''
}

interface Asked {
  readonly method?: string
  readonly basic?: string | null
  readonly accept?: string
  readonly at?: string
}

async function ask(path: string, { method = 'GET', basic, accept = '*/*', at = host }: Asked = {}) {
  const headers = new Headers({ accept })
  if (basic !== null) headers.set('authorization', `Basic ${basic ?? (await token())}`)
  return sandbox.fetch(new Request(path.startsWith('/') ? `${at}${path}` : path, { method, headers }))
}

async function errorOf(response: Response): Promise<unknown> {
  const { errors } = (await response.json()) as { errors: { code: string }[] }
  return [response.status, errors[0]?.code]
}

describe('registryOf()', () => {
  test.each([
    ['111122223333.dkr.ecr.eu-west-1.amazonaws.com', 'eu-west-1'],
    ['111122223333.dkr.ecr.eu-west-1.amazonaws.com:443', 'eu-west-1'],
    ['111122223333.DKR.ECR.eu-west-1.amazonaws.com', 'eu-west-1'],
    ['111122223333.dkr.ecr-fips.us-gov-west-1.amazonaws.com', 'us-gov-west-1'],
    ['111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
    ['111122223333.dkr-ecr.eu-west-1.on.aws', 'eu-west-1'],
    ['111122223333.dkr.ecr.eu-west-1.localhost:4566', 'eu-west-1'],
  ])('%s', (name, region) => {
    expect(registryOf(name)).toEqual({ account, region })
  })

  test.each([
    'api.ecr.eu-west-1.amazonaws.com',
    '1111.dkr.ecr.eu-west-1.amazonaws.com',
    '111122223333.dkr.ecr.eu-west-1.amazonaws.com.example.org',
    '127.0.0.1:4566',
  ])('%s is none', (name) => {
    expect(registryOf(name)).toBeUndefined()
  })
})

describe('the registry', () => {
  test('hands out manifests by tag and digest, to GET and HEAD', async () => {
    const byTag = await ask('/v2/team/web/manifests/v1')
    expect(byTag.status).toBe(200)
    const text = await byTag.text()
    const digest = byTag.headers.get('docker-content-digest') ?? ''
    expect(byTag.headers.get('content-type')).toBe('application/vnd.docker.distribution.manifest.v2+json')
    expect(await (await ask(`/v2/team/web/manifests/${digest}`)).text()).toBe(text)
    const head = await ask('/v2/team/web/manifests/v1', { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, String(text.length), ''])
  })

  test('lists the platforms of an index, to clients that read one', async () => {
    const index = (await (await ask('/v2/team/web/manifests/v2', { accept: listType })).json()) as {
      manifests: { digest: string; platform: object }[]
    }
    expect(index.manifests.map(({ platform }) => platform)).toEqual([
      { os: 'linux', architecture: 'amd64' },
      { os: 'linux', architecture: 'arm64' },
    ])
    for (const { digest } of index.manifests) {
      expect((await ask(`/v2/team/web/manifests/${digest}`)).status).toBe(200)
    }
    const accept = 'application/vnd.docker.distribution.manifest.v2+json'
    expect(await errorOf(await ask('/v2/team/web/manifests/v2', { accept }))).toEqual([404, 'MANIFEST_UNKNOWN'])
  })

  test('hands out a configuration by a link that needs no token, and opens nothing else', async () => {
    const manifest = (await (await ask('/v2/team/web/manifests/v1')).json()) as { config: { digest: string } }
    const path = `/v2/team/web/blobs/${manifest.config.digest}`
    const answer = await ask(path)
    const location = answer.headers.get('location') ?? ''
    expect([answer.status, new URL(location).origin]).toEqual([307, host])
    const config = await ask(location, { basic: null })
    expect(await config.json()).toMatchObject({ os: 'linux', architecture: 'arm64' })
    const other = location.replace(manifest.config.digest, 'sha256:0')
    expect((await ask(other, { basic: null })).status).toBe(401)
  })

  test('what PutImage keeps is served as it was put', async () => {
    const imageManifest = JSON.stringify({ schemaVersion: 2, mediaType: listType, manifests: [] }, undefined, 3)
    sandbox.perform('ecr:PutImage', { repositoryName: 'team/web', imageManifest, imageTag: 'own' })
    const answer = await ask('/v2/team/web/manifests/own')
    expect([answer.headers.get('content-type'), await answer.text()]).toEqual([listType, imageManifest])
    expect(await (await ask('/v2/team/web/tags/list')).json()).toEqual({ name: 'team/web', tags: ['own', 'v1', 'v2'] })
  })

  test.each<[string, string, Asked, unknown]>([
    ['an unknown tag', '/v2/team/web/manifests/v9', {}, [404, 'MANIFEST_UNKNOWN']],
    ['an unknown digest', '/v2/team/web/blobs/sha256:0', {}, [404, 'BLOB_UNKNOWN']],
    ['an unknown repository', '/v2/team/ghost/manifests/v1', {}, [404, 'NAME_UNKNOWN']],
    ['another region', '/v2/', { at: host.replace('eu-west-1', 'us-east-1') }, [401, 'UNAUTHORIZED']],
    ['no token', '/v2/team/web/manifests/v1', { basic: null }, [401, 'UNAUTHORIZED']],
    ['a token that is none', '/v2/', { basic: Buffer.from('AWS:x').toString('base64') }, [401, 'UNAUTHORIZED']],
    ['a path that is none', '/v2/team/web/other/v1', {}, [405, 'UNSUPPORTED']],
    ['a push', '/v2/team/web/blobs/uploads/', { method: 'POST' }, [405, 'UNSUPPORTED']],
    ['the member of every object', '/v2/team/web/blobs/__proto__', {}, [404, 'BLOB_UNKNOWN']],
  ])('refuses %s', async (_what, path, asked, expected) => {
    expect(await errorOf(await ask(path, asked))).toEqual(expected)
  })

  test('says how to show who one is', async () => {
    const { headers } = await ask('/v2/', { basic: null })
    expect(headers.get('www-authenticate')).toBe(`Basic realm="${host}/",service="ecr.amazonaws.com"`)
    expect((await ask('/v2/')).status).toBe(200)
  })

  test('a token is good for twelve hours', async () => {
    let now = Date.now()
    sandbox = createSandbox({ realNow: () => now, account, region: 'eu-west-1' })
    const basic = await token()
    now += 12 * 3_600_000 + 1
    expect(await errorOf(await ask('/v2/', { basic }))).toEqual([403, 'DENIED'])
  })

  test('a token has the rights of who asked for it, and no others', async () => {
    const allow = (action: string, resource: string) => ({
      Effect: 'Allow' as const,
      Action: action,
      Resource: resource,
    })
    const role = createRoleWithPolicy(sandbox, 'puller', {
      Version: '2012-10-17',
      Statement: [
        allow('ecr:GetAuthorizationToken', '*'),
        allow('ecr:BatchGetImage', `arn:aws:ecr:eu-west-1:${account}:repository/team/web`),
      ],
    })
    const basic = await token(openSession(sandbox, role, 'pull'))
    const manifest = await ask('/v2/team/web/manifests/v1', { basic })
    const { config } = (await manifest.json()) as { config: { digest: string } }
    expect(manifest.status).toBe(200)
    const denied = await ask(`/v2/team/web/blobs/${config.digest}`, { basic })
    expect(await denied.json()).toMatchObject({
      errors: [{ code: 'DENIED', message: expect.stringContaining('ecr:GetDownloadUrlForLayer on resource') }],
    })
    expect(sandbox.journal.entries.at(-1)).toMatchObject({ operation: 'ecr-registry:GetBlob', status: 403 })
  })

  test('another account may pull as far as the repository’s policy lets it', async () => {
    const other = `https://444455556666.dkr.ecr.eu-west-1.amazonaws.com`
    const place = { account: '444455556666' }
    const repositories = [{ name: 'shared', images: [{ tag: 'v1' }] }]
    sandbox.change((context) => ecr.seed?.({ repositories }, context), place)
    expect(await errorOf(await ask('/v2/shared/manifests/v1', { at: other }))).toEqual([403, 'DENIED'])
    const policyText = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: account }, Action: 'ecr:BatchGetImage' }],
    })
    const set = ecr.operations.find(({ name }) => name === 'ecr:SetRepositoryPolicy')
    sandbox.change((context) => set?.handle({ repositoryName: 'shared', policyText }, context), place)
    expect((await ask('/v2/shared/manifests/v1', { at: other })).status).toBe(200)
  })
})
