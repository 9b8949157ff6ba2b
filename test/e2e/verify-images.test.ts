import { describe, expect, test } from 'vitest'
import type { Http } from '../../src/wire/index.ts'
import { account, createStage, type RunOptions, region, webProject } from './stage.ts'

// What `verify` says of images, in ECR and elsewhere.

const task = JSON.parse(String(webProject['ecs-task-def.json']))

async function lineAbout(image: string, { images = [], ofTask = {}, run }: Scene = {}): Promise<string> {
  const [app] = task.containerDefinitions
  const stage = createStage({
    files: { 'ecs-task-def.json': JSON.stringify({ ...task, ...ofTask, containerDefinitions: [{ ...app, image }] }) },
    resources: { repositories: [{ name: 'web', images }] },
  })
  const told = await stage.run('verify', run)
  expect(told.stderr).not.toMatch(/^bug/m)
  const line = told.stdout.split('\n').find((one) => one.includes(': image ')) ?? ''
  return line.replace(`container app: image ${image}`, 'IMAGE')
}

interface Scene {
  readonly images?: readonly { tag: string; architecture?: string; platforms?: readonly string[] }[]
  readonly ofTask?: object
  readonly run?: RunOptions
}

const host = `${account}.dkr.ecr.${region}.amazonaws.com`
const arm = { runtimePlatform: { cpuArchitecture: 'ARM64' } }

describe('an image in ECR', () => {
  test.each([
    ['for the machine of the tasks', [{ tag: 'v1' }], {}, '[OK]   IMAGE'],
    [
      'for another machine',
      [{ tag: 'v1', architecture: 'arm64' }],
      {},
      '[NG]   IMAGE: it is for linux/arm64, and the tasks run on linux/amd64',
    ],
    ['for the other machine, which the tasks want', [{ tag: 'v1', architecture: 'arm64' }], arm, '[OK]   IMAGE'],
    ['an index with the machine', [{ tag: 'v1', platforms: ['linux/amd64', 'linux/arm64'] }], arm, '[OK]   IMAGE'],
    [
      'an index without it',
      [{ tag: 'v1', platforms: ['windows/amd64', 'linux/arm64'] }],
      {},
      '[NG]   IMAGE: it is for windows/amd64, linux/arm64, and the tasks run on linux/amd64',
    ],
    ['not there', [{ tag: 'v2' }], {}, '[NG]   IMAGE: Requested image not found'],
  ])('%s', async (_, images, ofTask, line) => {
    expect(await lineAbout(`${host}/web:v1`, { images, ofTask })).toBe(line)
  })

  test('whose configuration may not be read is there', async () => {
    const policy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'ecr:BatchGetImage', Resource: '*' }],
    } as const
    expect(await lineAbout(`${host}/web:v1`, { images: [{ tag: 'v1' }], run: { policy } })).toBe(
      `[WARN] IMAGE: it is there; for what machine, is not checked: ecr:GetDownloadUrlForLayer on arn:aws:ecr:${region}:${account}:repository/web is not allowed`,
    )
  })

  test.each([
    `${account}.dkr.ecr-fips.${region}.amazonaws.com`,
    `${account}.dkr-ecr.${region}.on.aws`,
    `${account}.dkr-ecr-fips.${region}.on.aws`,
  ])('by the host %s', async (name) => {
    expect(await lineAbout(`${name}/web:v1`, { images: [{ tag: 'v1' }] })).toBe('[OK]   IMAGE')
    expect(await lineAbout(`${name}/web:v2`, { images: [{ tag: 'v1' }] })).toContain('[NG]   IMAGE')
  })

  test('of no such repository', async () => {
    expect(await lineAbout(`${host}/webs:v1`)).toBe('[NG]   IMAGE: there is no repository `webs`')
  })
})

type Answer = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: object }

/** A way past registries that answer by URL; whoever shows no token is sent for one where `tokens` says where. */
function registries(answers: Readonly<Record<string, Answer>>, tokens?: string) {
  const asked: string[] = []
  const way =
    (http: Http): Http =>
    async (request, signal) => {
      const { host: own } = new URL(request.url)
      if (own.endsWith('amazonaws.com') || own.endsWith('sandbox')) return http(request, signal)
      asked.push(request.url)
      const answered = ({ status, headers = {}, body = {} }: Answer) => ({
        status,
        headers,
        body: Buffer.from(JSON.stringify(body)),
      })
      if (tokens !== undefined && request.url.startsWith(tokens)) return answered({ status: 200, body: { token: 'T' } })
      if (tokens !== undefined && request.headers?.['authorization'] !== 'Bearer T') {
        const challenge = `Bearer realm="${tokens}",service="registry",scope="repository:x:pull"`
        return answered({ status: 401, headers: { 'www-authenticate': challenge } })
      }
      return answered(answers[request.url] ?? { status: 404 })
    }
  return { way, asked }
}

const index = (...architectures: string[]) => ({
  status: 200,
  headers: { 'docker-content-digest': `sha256:${'0'.repeat(64)}` },
  body: { manifests: architectures.map((architecture) => ({ platform: { os: 'linux', architecture } })) },
})
const single = { status: 200, body: { config: { digest: `sha256:${'1'.repeat(64)}` } } }
const configuration = (architecture: string) => ({ status: 200, body: { os: 'linux', architecture } })

describe('an image elsewhere', () => {
  test.each([
    ['nginx', 'https://registry-1.docker.io/v2/library/nginx/manifests/latest', 'https://auth.docker.io/token'],
    ['me/web:v1', 'https://registry-1.docker.io/v2/me/web/manifests/v1', 'https://auth.docker.io/token'],
    ['docker.io/nginx:1', 'https://registry-1.docker.io/v2/library/nginx/manifests/1', 'https://auth.docker.io/token'],
    [
      'public.ecr.aws/nginx/nginx:1',
      'https://public.ecr.aws/v2/nginx/nginx/manifests/1',
      'https://public.ecr.aws/token/',
    ],
    ['ghcr.io/me/web:v1', 'https://ghcr.io/v2/me/web/manifests/v1', 'https://ghcr.io/token'],
  ])('%s is asked for with a token that everybody gets', async (image, url, tokens) => {
    const { way, asked } = registries({ [url]: index('amd64', 'arm64') }, tokens)
    expect(await lineAbout(image, { run: { way } })).toBe('[OK]   IMAGE')
    expect(asked.map((one) => one.replace(/\?.*/, ''))).toEqual([url, tokens, url])
  })

  const url = 'https://ghcr.io/v2/me/web/manifests/v1'
  const blob = `https://ghcr.io/v2/me/web/blobs/sha256:${'1'.repeat(64)}`
  test.each<[string, Record<string, Answer>, string]>([
    [
      'an index of other machines',
      { [url]: index('arm64') },
      '[NG]   IMAGE: it is for linux/arm64, and the tasks run on linux/amd64',
    ],
    ['one for the machine', { [url]: single, [blob]: configuration('amd64') }, '[OK]   IMAGE'],
    [
      'one for another',
      { [url]: single, [blob]: configuration('arm64') },
      '[NG]   IMAGE: it is for linux/arm64, and the tasks run on linux/amd64',
    ],
    ['one that does not tell', { [url]: single }, '[OK]   IMAGE'],
    ['not there', {}, '[NG]   IMAGE: there is no such image'],
    [
      'too many requests',
      { [url]: { status: 429 } },
      '[WARN] IMAGE: its registry answers no more requests from here for now',
    ],
    [
      'for members only',
      { [url]: { status: 401 } },
      '[WARN] IMAGE: its registry shows it to nobody who is not signed in (401)',
    ],
    ['out of order', { [url]: { status: 503 } }, '[WARN] IMAGE: its registry cannot be asked: it answered 503'],
  ])('%s', async (_, answers, line) => {
    expect(await lineAbout('ghcr.io/me/web:v1', { run: { way: registries(answers).way } })).toBe(line)
  })

  test('a registry that gives no answer in time', async () => {
    const way =
      (http: Http): Http =>
      async (request, signal) => {
        if (request.url.startsWith('https://ghcr.io/')) throw new Error('no answer within 60 s')
        return http(request, signal)
      }
    expect(await lineAbout('ghcr.io/me/web:v1', { run: { way } })).toBe(
      '[WARN] IMAGE: its registry cannot be asked: no answer within 60 s',
    )
  })
})
