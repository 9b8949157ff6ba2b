/** States that are neither here nor on AWS, from servers that check who asks. */
import { createHmac, createVerify, generateKeyPairSync } from 'node:crypto'
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { temporaryProject } from '../../../test/support/files.ts'
import { aws, type LocalPorts, type LocalRequest, live, plan, unread, type World } from '../../calls/index.ts'
import { localPorts } from '../../local/index.ts'
import { optionalPackage } from '../../local/optional-package.ts'
import { nodeHttp } from '../../wire/index.ts'
import { lookupsOf } from '../lookups.ts'
import type { PluginPorts } from '../plugin.ts'

const at = { file: 'ecs-task-def.json', line: 1, column: 1 }
const STATE = JSON.stringify({ version: 4, outputs: { a: { value: 'x', type: 'string' } } })
const now = Date.UTC(2026, 10, 24, 9)

type Answer = readonly [status: number, body?: string | object, headers?: Readonly<Record<string, string>>]
interface Setting {
  readonly env?: Readonly<Record<string, string>>
  readonly files?: Readonly<Record<string, string>>
  readonly answer?: (request: LocalRequest) => Answer | Error
  /** Instead of `answer`. */
  readonly http?: LocalPorts['http']
  readonly spawn?: LocalPorts['spawn']
  readonly optionalPackage?: LocalPorts['optionalPackage']
}

async function reader(
  config: Readonly<Record<string, unknown>>,
  { env = {}, files = {}, answer, http, spawn, optionalPackage }: Setting = {},
) {
  const asked: LocalRequest[] = []
  const warnings: string[] = []
  const local: Partial<LocalPorts> = {
    now: () => now,
    http: async (request) => {
      asked.push(request)
      const [status, body = '', headers = {}] = orThrow(answer?.(request) ?? new Error('connect ECONNREFUSED'))
      return { status, headers, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) }
    },
    ...(http ? { http } : {}),
    ...(spawn ? { spawn } : {}),
    ...(optionalPackage ? { optionalPackage } : {}),
  }
  const never = new AbortController().signal
  const world: World = {
    place: { partition: 'aws', region: 'eu-west-1', account: '111122223333' },
    clock: { now: () => 0, sleep: async () => {}, timeout: () => never },
    signal: never,
    deadline: never,
    isWatched: false,
    local,
    send: () => Promise.reject(new Error('nothing is sent to AWS')),
    report: (event) => event.type === 'warning' && warnings.push(event.text),
    token: () => 'token',
  }
  const ports: PluginPorts = {
    env,
    directory: '/project',
    workingDirectory: '/project',
    keepSecret: () => {},
    sprintf: (format) => format,
    files: {
      exists: async (path) => Object.hasOwn(files, path),
      read: async (path) => Buffer.from(files[path] ?? ''),
    },
  }
  const lookups = await lookupsOf([{ name: 'tfstate', config }], ports, async () => at)
  const look = (own = aws(world, live)) => lookups['tfstate']?.call(own, ['output.a'], at)
  return { look, asked, warnings, world, error: () => look()?.catch((thrown: unknown) => thrown) }
}

function orThrow(answer: Answer | Error): Answer {
  if (answer instanceof Error) throw answer
  return answer
}

describe('HTTP', () => {
  const url = 'https://gitlab.example/state/prod?token=secret'

  test('with a name and a password, from wherever they come', async () => {
    const basic = `Basic ${Buffer.from('me:p@ss').toString('base64')}`
    const server = {
      answer: ({ headers }: LocalRequest): Answer => (headers?.['authorization'] === basic ? [200, STATE] : [401]),
    }
    const env = { TF_HTTP_USERNAME: 'me', TF_HTTP_PASSWORD: 'p@ss' }
    expect(await (await reader({ url }, { env, ...server })).look()).toBe('x')
    expect(await (await reader({ url: 'https://me:p%40ss@gitlab.example/state' }, server)).look()).toBe('x')
    expect(await (await reader({ url }, server)).error()).toMatchObject({
      message: 'the Terraform state `https://gitlab.example/state/prod` cannot be read: access is refused (401)',
      hint: 'set TF_HTTP_USERNAME and TF_HTTP_PASSWORD',
    })
  })

  test('follows redirects, with the password only to the same server', async () => {
    const { look, asked } = await reader(
      { url: 'https://me:p@a.example/state' },
      {
        answer: ({ url }) =>
          url === 'https://a.example/state'
            ? [302, '', { location: '/moved' }]
            : url === 'https://a.example/moved'
              ? [307, '', { location: 'https://b.example/state' }]
              : [200, STATE],
      },
    )
    expect(await look()).toBe('x')
    expect(asked.map(({ url, headers }) => [url, headers?.['authorization'] !== undefined])).toEqual([
      ['https://a.example/state', true],
      ['https://a.example/moved', true],
      ['https://b.example/state', false],
    ])
    const round = await reader({ url }, { answer: () => [302, '', { location: url }] })
    expect(await round.error()).toMatchObject({ message: expect.stringContaining('redirects without end') })
  })

  test.each([
    [[404], 'there is none (404)'],
    [[500, 'down'], 'the server answered (500)'],
    [[200, '<html>log in</html>'], 'is not valid JSON'],
    [[200, STATE.slice(0, 20)], 'is not valid JSON'],
  ] as const)('%j is one clear error without a secret', async (answer, words) => {
    const error = await (await reader({ url }, { answer: () => answer as Answer | Error })).error()
    expect(error).toMatchObject({ message: expect.stringContaining(words) })
    expect(JSON.stringify(error) + String(error)).not.toContain('secret')
  })

  test('is read once by all who look, by a plan that reads, and not by one that does not', async () => {
    const { look, asked, world } = await reader({ url }, { answer: () => [200, STATE] })
    expect(await Promise.all([look(), look()])).toEqual(['x', 'x'])
    const given: unknown[] = []
    await plan(async (own) => given.push(await look(own)), world, { reading: true })
    await plan(async (own) => given.push(await look(own)), world)
    expect(given).toEqual(['x', unread('tfstate output.a')])
    expect(asked).toHaveLength(1)
  })
})

describe('HTTP as this machine has it', () => {
  /** A server that says what it is told to say, as a proxy too. Gives its address, and the port of HTTP behind these variables. */
  async function serving(text: string) {
    const server = createServer((socket) => socket.on('error', () => {}).once('data', () => socket.end(text)))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo // a TCP server has no other
    const http = (env: Readonly<Record<string, string>>): LocalPorts['http'] => {
      const real = nodeHttp(env)
      return ({ headers = {}, body, ...request }, signal) => real({ ...request, headers, body }, signal)
    }
    return { address: `127.0.0.1:${port}`, http }
  }

  test.each(['http', 'https'])(
    'an %s state behind a proxy that wants a name says where that is written',
    async (scheme) => {
      const { address, http } = await serving('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n')
      const variable = `${scheme.toUpperCase()}_PROXY`
      const { error } = await reader(
        { url: `${scheme}://a.example/state` },
        { http: http({ [variable]: `http://${address}` }) },
      )
      expect(await error()).toMatchObject({
        code: 'TFSTATE_UNREADABLE',
        message: `\`${scheme}://a.example/state\` cannot be reached: the proxy \`http://${address}\` (${variable}) is on the way: it wants a name and a password (407)`,
        hint: `write a name and a password into ${variable}: \`http://NAME:PASSWORD@HOST:PORT\``,
      })
    },
  )

  test('an answer that breaks off is none', async () => {
    const { address, http } = await serving('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"version":4')
    const { error } = await reader({ url: `http://${address}/state` }, { http: http({}) })
    expect(await error()).toMatchObject({
      message: `\`http://${address}/state\` cannot be reached: the answer broke off`,
      hint: 'check the address, HTTPS_PROXY and the network',
    })
  })
})

describe('Terraform Cloud', () => {
  const api = 'https://tfe.example/api/v2'
  const pages: Readonly<Record<string, Answer>> = {
    [`${api}/organizations/acme/workspaces/net-prod`]: [200, { data: { id: 'ws-1' } }],
    [`${api}/workspaces/ws-1/current-state-version`]: [
      200,
      { data: { attributes: { 'hosted-state-download-url': 'https://archive.example/state/1' } } },
    ],
    'https://archive.example/state/1': [200, STATE],
  }
  const answer = ({ url, headers }: LocalRequest): Answer =>
    headers?.['authorization'] === 'Bearer t0ken' ? (pages[url] ?? [404]) : [401]
  const remote = { url: 'remote://tfe.example/acme/net-prod' }

  test.each([
    ['TFE_TOKEN', { env: { TFE_TOKEN: 't0ken' } }],
    ['a token of the host', { env: { TF_TOKEN_tfe_example: 't0ken' } }],
    [
      'terraform login',
      {
        env: { HOME: '/home/me' },
        files: { '/home/me/.terraform.d/credentials.tfrc.json': '{"credentials":{"tfe.example":{"token":"t0ken"}}}' },
      },
    ],
  ])('with %s', async (_, setting) => {
    expect(await (await reader(remote, { ...setting, answer })).look()).toBe('x')
  })

  test.each([
    [
      'remote',
      { organization: 'acme', hostname: 'tfe.example', workspaces: { prefix: 'net-' }, token: 't0ken' },
      'prod',
    ],
    [
      'cloud',
      { organization: 'acme', hostname: 'tfe.example', workspaces: [{ name: 'net-prod' }], token: 't0ken' },
      'default',
    ],
  ])('behind a backend block `%s`', async (type, config, TF_WORKSPACE) => {
    const files = { '/project/.terraform/terraform.tfstate': JSON.stringify({ version: 3, backend: { type, config } }) }
    const { look } = await reader({ path: '.terraform/terraform.tfstate' }, { files, env: { TF_WORKSPACE }, answer })
    expect(await look()).toBe('x')
  })

  test.each([
    [{}, answer, 'there is no token for `tfe.example`'],
    [{ TFE_TOKEN: 'other' }, answer, 'access is refused (401)'],
    [{ TFE_TOKEN: 't0ken' }, (): Answer => [404], 'there is none (404)'],
    [{ TFE_TOKEN: 't0ken' }, (): Answer => [200, '<html>'], "does not speak Terraform's API"],
    [{ TFE_TOKEN: 't0ken' }, (): Answer => [200, { data: { id: 'w' } }], 'has no state yet'],
  ])('%j: one clear error', async (env, own, words) => {
    expect(await (await reader(remote, { env, answer: own })).error()).toMatchObject({
      message: expect.stringContaining(words),
    })
  })
})

describe('Google Cloud Storage', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const account = JSON.stringify({
    type: 'service_account',
    client_email: 'ci@acme.example',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    token_uri: 'https://oauth2.googleapis.com/token',
  })

  /** Google, as far as it is asked here: it verifies assertions, and gives the object to who has its token. */
  const google = ({ url, headers, body }: LocalRequest): Answer => {
    const fields = new URLSearchParams(Buffer.from(body ?? []).toString())
    if (url === 'https://oauth2.googleapis.com/token' && fields.get('refresh_token') === 'r3fresh')
      return [200, { access_token: 'g' }]
    if (url === 'https://oauth2.googleapis.com/token') {
      const [head = '', claims = '', signature = ''] = (fields.get('assertion') ?? '').split('.')
      const isSigned = createVerify('RSA-SHA256').update(`${head}.${claims}`).verify(publicKey, signature, 'base64url')
      const { iss, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString())
      return isSigned && iss === 'ci@acme.example' && exp === now / 1000 + 3600
        ? [200, { access_token: 'g' }]
        : [400, { error: 'invalid_grant', error_description: 'Invalid JWT signature.' }]
    }
    if (url === 'https://sts.googleapis.com/v1/token')
      return fields.get('subject_token') === 'github' ? [200, { access_token: 'federated' }] : [400]
    if (url.endsWith(':generateAccessToken'))
      return headers?.['authorization'] === 'Bearer federated' ? [200, { accessToken: 'g' }] : [403]
    if (url.startsWith('https://token.actions.example/')) return [200, { value: 'github' }]
    if (url.startsWith('http://metadata.google.internal/'))
      return headers?.['metadata-flavor'] === 'Google' ? [200, { access_token: 'g' }] : [403]
    const object = 'https://storage.googleapis.com/storage/v1/b/states/o/net%2Fdefault.tfstate?alt=media'
    return url !== object ? [404] : headers?.['authorization'] === 'Bearer g' ? [200, STATE] : [401]
  }
  const url = 'gs://states/net/default.tfstate'
  const external = {
    type: 'external_account',
    audience: '//iam.googleapis.com/projects/1',
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: 'https://sts.googleapis.com/v1/token',
    service_account_impersonation_url: 'https://iamcredentials.googleapis.com/v1/x:generateAccessToken',
    credential_source: {
      url: 'https://token.actions.example/',
      headers: { Authorization: 'Bearer x' },
      format: { type: 'json', subject_token_field_name: 'value' },
    },
  }

  test.each([
    [
      'a service account in a file',
      { env: { GOOGLE_APPLICATION_CREDENTIALS: '/key.json' }, files: { '/key.json': account } },
    ],
    ['a service account in a variable', { env: { GOOGLE_CREDENTIALS: account } }],
    [
      'a user of gcloud',
      {
        env: { HOME: '/home/me' },
        files: {
          '/home/me/.config/gcloud/application_default_credentials.json':
            '{"type":"authorized_user","refresh_token":"r3fresh"}',
        },
      },
    ],
    ["GitHub's token", { env: { GOOGLE_CREDENTIALS: JSON.stringify(external) } }],
    ['a token as it is', { env: { GOOGLE_OAUTH_ACCESS_TOKEN: 'g' } }],
    ['the metadata server', {}],
  ])('as %s', async (_, setting) => {
    expect(await (await reader({ url }, { ...setting, answer: google })).look()).toBe('x')
  })

  test('behind a backend block, with a key of the customer', async () => {
    const key = Buffer.alloc(32, 1).toString('base64')
    const backend = { type: 'gcs', config: { bucket: 'states', prefix: 'net', credentials: account } }
    const { look, asked } = await reader(
      { path: 't.tfstate' },
      {
        env: { GOOGLE_ENCRYPTION_KEY: key },
        files: { '/project/t.tfstate': JSON.stringify({ version: 3, backend }) },
        answer: google,
      },
    )
    expect(await look()).toBe('x')
    expect(asked.at(-1)?.headers).toMatchObject({
      'x-goog-encryption-algorithm': 'AES256',
      'x-goog-encryption-key': key,
    })
  })

  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' })
  test.each([
    [
      { GOOGLE_CREDENTIALS: JSON.stringify({ ...JSON.parse(account), private_key: other }) },
      'Google refuses the credentials: Invalid JWT signature.',
    ],
    [{ GOOGLE_CREDENTIALS: JSON.stringify({ ...JSON.parse(account), private_key: 'x' }) }, 'is no key'],
    [{ GOOGLE_CREDENTIALS: '{"type":"' }, 'are no JSON'],
    [
      { GOOGLE_CREDENTIALS: '{"type":"gdch_service_account"}' },
      'of the type `gdch_service_account` need the package `google-auth-library`',
    ],
    [
      {
        GOOGLE_CREDENTIALS:
          '{"type":"external_account","credential_source":{"environment_id":"aws1","url":"http://x"}}',
      },
      'need the package `google-auth-library`',
    ],
    [{ GOOGLE_APPLICATION_CREDENTIALS: '/missing.json' }, 'there is no file `/missing.json`'],
    [{ GOOGLE_OAUTH_ACCESS_TOKEN: 'stale' }, 'access is refused (401)'],
    [{ GOOGLE_OAUTH_ACCESS_TOKEN: 'g', GOOGLE_ENCRYPTION_KEY: 'short' }, 'no key of 32 bytes'],
  ])('%j: one clear error', async (env, words) => {
    const error = await (await reader({ url }, { env, answer: google })).error()
    expect(error).toMatchObject({ message: expect.stringContaining(words) })
    expect(String(error)).not.toContain('PRIVATE KEY')
  })
})

describe('Azure Storage', () => {
  const KEY = Buffer.alloc(64, 7).toString('base64')
  const url = 'azurerm://group/acct/states/net/prod.tfstate'
  const blob = 'https://acct.blob.core.windows.net/states/net/prod.tfstate'

  /** Azure, as far as it is asked here: the signature is worked out anew from what came. */
  const azure = ({ method, url, headers = {}, body }: LocalRequest): Answer => {
    const fields = new URLSearchParams(Buffer.from(body ?? []).toString())
    if (url === 'https://login.microsoftonline.com/tenant/oauth2/v2.0/token')
      return fields.get('client_secret') === 's3cr3t' || fields.get('client_assertion') === 'github'
        ? [200, { access_token: fields.get('scope') }]
        : [401, { error_description: 'AADSTS7000215: Invalid client secret.\r\nTrace ID: x' }]
    if (url.includes('/storageAccounts/acct/listKeys'))
      return method === 'POST' && headers['authorization'] === 'Bearer https://management.azure.com/.default'
        ? [200, { keys: [{ value: KEY }] }]
        : [403]
    if (url === `${blob}?sv=1&sig=x`) return [200, STATE]
    if (url !== blob) return [404]
    if (headers['authorization'] === 'Bearer https://storage.azure.com/.default') return [200, STATE]
    const text = `GET${'\n'.repeat(12)}x-ms-date:${headers['x-ms-date']}\nx-ms-version:${headers['x-ms-version']}\n/acct/states/net/prod.tfstate`
    const signature = createHmac('sha256', Buffer.from(KEY, 'base64')).update(text).digest('base64')
    return headers['authorization'] === `SharedKey acct:${signature}` ? [200, STATE] : [403]
  }
  const client = { ARM_TENANT_ID: 'tenant', ARM_CLIENT_ID: 'id', ARM_CLIENT_SECRET: 's3cr3t' }

  test.each([
    ['the key of the account', { ARM_ACCESS_KEY: KEY }],
    ['the key by its other name', { AZURE_STORAGE_ACCESS_KEY: KEY }],
    ['a SAS token', { ARM_SAS_TOKEN: '?sv=1&sig=x' }],
    ['the token of a client', { ...client, ARM_USE_AZUREAD: 'true' }],
    [
      'a token of GitHub',
      { ARM_TENANT_ID: 'tenant', ARM_CLIENT_ID: 'id', ARM_OIDC_TOKEN: 'github', ARM_USE_AZUREAD: 'true' },
    ],
    ['a key that the client may list', { ...client, ARM_SUBSCRIPTION_ID: 'sub' }],
  ])('with %s', async (_, env) => {
    expect(await (await reader({ url }, { env, answer: azure })).look()).toBe('x')
  })

  test('with the token that the Azure CLI gives', async () => {
    const spawn: LocalPorts['spawn'] = async (argv) => ({
      code: 0,
      stdout: Buffer.from(JSON.stringify({ accessToken: `${argv[4]}.default` })),
      stderr: '',
    })
    expect(await (await reader({ url }, { env: { ARM_USE_AZUREAD: '1' }, answer: azure, spawn })).look()).toBe('x')
  })

  test('behind a backend block, in a workspace', async () => {
    const backend = {
      type: 'azurerm',
      config: { storage_account_name: 'acct', container_name: 'states', key: 'net', access_key: KEY },
    }
    const { look, asked } = await reader(
      { path: 't.tfstate' },
      {
        env: { TF_WORKSPACE: 'prod' },
        files: { '/project/t.tfstate': JSON.stringify({ version: 3, backend }) },
        answer: () => [200, STATE],
      },
    )
    expect(await look()).toBe('x')
    expect(asked.map(({ url }) => url)).toEqual(['https://acct.blob.core.windows.net/states/netenv%3Aprod'])
  })

  test.each([
    [{ ARM_ACCESS_KEY: 'd3Jvbmc=' }, 'access is refused (403)'],
    [
      { ...client, ARM_CLIENT_SECRET: 'no', ARM_USE_AZUREAD: 'true' },
      'Azure refuses the credentials: AADSTS7000215: Invalid client secret.',
    ],
    [client, 'nothing tells the subscription of the storage account `acct`'],
    [
      { ARM_USE_AZUREAD: '1', ARM_TENANT_ID: 't', ARM_CLIENT_ID: 'c', ARM_CLIENT_CERTIFICATE_PATH: 'c.pem' },
      "a certificate of Azure's needs the package `@azure/identity`",
    ],
    [{ ARM_USE_AZUREAD: '1' }, 'there are no credentials for Azure in the environment, and the Azure CLI gives none'],
    [{ ...client, ARM_SUBSCRIPTION_ID: 'sub', ARM_ENVIRONMENT: 'mars' }, 'ARM_ENVIRONMENT names no cloud: `mars`'],
  ])('%j: one clear error', async (env, words) => {
    expect(await (await reader({ url }, { env, answer: azure })).error()).toMatchObject({
      message: expect.stringContaining(words),
    })
  })
})

describe('a package that the user installed', () => {
  /** What stands in `node_modules` of a folder. */
  async function installed(name: string, program: string): Promise<LocalPorts['optionalPackage']> {
    const folder = await temporaryProject({
      [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.cjs' }),
      [`node_modules/${name}/index.cjs`]: program,
    })
    return async (wanted) => optionalPackage(wanted, folder)
  }

  test("reads credentials of Google's that we do not", async () => {
    const library = await installed(
      'google-auth-library',
      `exports.GoogleAuth = class {
        constructor(given) { this.given = given }
        async getAccessToken() { return [this.given.credentials.type, ...this.given.scopes].join(' ') }
      }`,
    )
    const env = { GOOGLE_CREDENTIALS: '{"type":"impersonated_service_account"}' }
    const token = 'Bearer impersonated_service_account https://www.googleapis.com/auth/devstorage.read_only'
    const answer = ({ headers }: LocalRequest): Answer => (headers?.['authorization'] === token ? [200, STATE] : [401])
    const setting = { env, answer, optionalPackage: library }
    expect(await (await reader({ url: 'gs://states/a.tfstate' }, setting)).look()).toBe('x')
  })

  const azure = `exports.ClientCertificateCredential = class {
      constructor(...given) { this.given = given }
      async getToken(scope) { return { token: [...this.given, scope].join(' ') } }
    }
    exports.DefaultAzureCredential = class {
      async getToken(scope) { return { token: 'default ' + scope } }
    }`
  const scope = 'https://storage.azure.com/.default'

  test.each([
    [{ ARM_TENANT_ID: 't', ARM_CLIENT_ID: 'c', ARM_CLIENT_CERTIFICATE_PATH: 'c.pem' }, `t c c.pem ${scope}`],
    [{}, `default ${scope}`],
  ])("reads credentials of Azure's: %j", async (env, token) => {
    const answer = ({ headers }: LocalRequest): Answer =>
      headers?.['authorization'] === `Bearer ${token}` ? [200, STATE] : [401]
    const setting = {
      env: { ...env, ARM_USE_AZUREAD: 'true' },
      answer,
      optionalPackage: await installed('@azure/identity', azure),
    }
    expect(await (await reader({ url: 'azurerm://g/acct/c/b' }, setting)).look()).toBe('x')
  })

  test.each([
    [
      'exports.GoogleAuth = class { async getAccessToken() { throw new Error("no\\nproject") } }',
      'gives no credentials: no project',
    ],
    ['exports.other = 1', 'gives no credentials: it has no `GoogleAuth`'],
    ['throw new Error("broken")', 'gives no credentials: broken'],
    ['exports.GoogleAuth = class { async getAccessToken() { return null } }', 'gives no token'],
  ])('that fails is named: %s', async (program, words) => {
    const setting = {
      env: { GOOGLE_CREDENTIALS: '{"type":"impersonated_service_account"}' },
      optionalPackage: await installed('google-auth-library', program),
    }
    expect(await (await reader({ url: 'gs://states/a.tfstate' }, setting)).error()).toMatchObject({
      code: 'TFSTATE_UNREADABLE',
      message: expect.stringContaining(words),
    })
  })
})

describe('a command', () => {
  const run = (script: string) => [process.execPath, '-e', script]
  const { spawn } = localPorts(
    { read: async () => new Uint8Array(), exists: async () => false, write: async () => {} },
    () => Promise.reject(new Error('no HTTP')),
  )
  // The project of these tests lies in no real folder.
  const here: Setting = { spawn: (argv, options) => spawn(argv, { ...options, directory: process.cwd() }) }

  test('prints the state', async () => {
    expect(await (await reader({ command: run(`console.log(${JSON.stringify(STATE)})`) }, here)).look()).toBe('x')
  })

  test.each([
    [
      run('console.error("Error: no key provider"); process.exit(1)'),
      'ended with exit code 1',
      'it says: Error: no key provider',
    ],
    [['/nonexistent/tofu', 'state', 'pull'], 'there is no such program', undefined],
    [run('console.log("<html>")'), 'is not valid JSON', 'it is a web page'],
  ])('%j: one clear error', async (command, words, hint) => {
    expect(await (await reader({ command }, here)).error()).toMatchObject({
      message: expect.stringContaining(words),
      ...(hint === undefined ? {} : { hint: expect.stringContaining(hint) }),
    })
  })
})

describe('an optional state', () => {
  test('that cannot be read is an empty one, with a warning', async () => {
    const { error, warnings } = await reader(
      { url: 'https://a.example/state', optional: true },
      { answer: () => [404] },
    )
    expect(await error()).toMatchObject({ code: 'TFSTATE_ADDRESS', hint: 'the state has nothing in it' })
    expect(warnings).toEqual([
      'the Terraform state `https://a.example/state` cannot be read: there is none (404); it is optional and taken for empty',
    ])
  })

  test('is so by true alone', async () => {
    await expect(reader({ url: 'https://a.example/state', optional: 'true' })).rejects.toMatchObject({
      code: 'TFSTATE_OPTIONAL',
      at,
    })
  })
})
