/** What stands between a command and AWS: proxies, profiles, regions. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../src/cli/run-command-line.ts'
import { nodeHttp } from '../../src/wire/index.ts'
import { testPorts } from '../support/test-ports.ts'
import { webProject } from './stage.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A proxy that answers every CONNECT in this way. */
async function proxyThat(answer: string): Promise<string> {
  const server = createServer().on('connect', (_, socket) => socket.end(`HTTP/1.1 ${answer}\r\n\r\n`))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a TCP server has no other
}

const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret-example' }

async function register(env: Readonly<Record<string, string>>, files = webProject) {
  const ports = testPorts({ files, env: { ...keys, ...env }, http: nodeHttp(env) })
  const exitCode = await runCommandLine(['register'], ports)
  return { exitCode, stderr: ports.stderr() }
}

describe('a proxy', () => {
  test.each([
    [
      '407 Proxy Authentication Required',
      /the proxy `(\S+)` \(HTTPS_PROXY\) wants a name and password \(407\) \[PROXY_REFUSED\]\nhint: name them in HTTPS_PROXY/,
    ],
    [
      '403 Forbidden',
      /the proxy `(\S+)` \(HTTPS_PROXY\) makes no connection to `ecs\.ap-northeast-1\.amazonaws\.com`: it answered 403/,
    ],
  ])('that answers %s is told from AWS', async (answer, words) => {
    const proxy = await proxyThat(answer)
    const told = await register({ HTTPS_PROXY: proxy })
    expect(told.exitCode).toBe(1)
    expect(words.exec(told.stderr)?.[1], told.stderr).toBe(proxy)
  })

  test.each(['http://127.0.0.1:9', 'http://user:hunter2@proxy.invalid:3128'])(
    'that is not there is named: %s',
    async (proxy) => {
      const told = await register({ HTTPS_PROXY: proxy })
      expect(told.stderr).toContain(`through the proxy \`http://${new URL(proxy).host}\` (HTTPS_PROXY)`)
      expect(told.stderr).toContain('hint: check HTTPS_PROXY')
      expect(told.stderr).not.toContain('hunter2')
    },
  )

  test('of a kind that is not spoken is refused, not passed by', async () => {
    expect(await register({ HTTPS_PROXY: 'socks5://127.0.0.1:9' })).toEqual({
      exitCode: 1,
      stderr:
        'error: `HTTPS_PROXY` names the proxy `socks5://127.0.0.1:9`: SOCKS is not supported [PROXY_UNSUPPORTED]\n' +
        'hint: name an HTTP proxy (`http://HOST:PORT` or `https://HOST:PORT`), or exempt the host in NO_PROXY\n',
    })
  })
})

const withoutRegion = {
  ...webProject,
  'ecspresso.yml': String(webProject['ecspresso.yml']).replace(/^region: .*\n/, ''),
}
const noFiles = { AWS_CONFIG_FILE: '/nonexistent/config', AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials' }

describe('credentials', () => {
  test.each([
    ['access key id', { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE ' }],
    ['secret access key', { AWS_SECRET_ACCESS_KEY: 'secret-example\n' }],
    ['session token', { AWS_SESSION_TOKEN: 'token\r\nx-injected: 1' }],
  ])('that cannot be sent are refused before anything is: %s', async (what, env) => {
    const told = await register(env)
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(
      new RegExp(
        `^error: the ${what} of the credentials holds a blank, a line break or a strange character \\[CREDENTIALS_INVALID\\]\\nhint: .*\\n$`,
      ),
    )
  })
})

describe('a region', () => {
  test('is shown in one line, whatever it holds', async () => {
    const told = await register({ ...noFiles, AWS_REGION: 'eu-west-1\n::error::x' }, withoutRegion)
    expect(told.stderr).toMatch(
      /^error: invalid region `eu-west-1\\n::error::x` in `AWS_REGION` \[REGION_INVALID\]\nhint: /,
    )
  })

  test('is not what misses where the profile that should tell it does not exist', async () => {
    const told = await register({ ...noFiles, AWS_PROFILE: 'cii' }, withoutRegion)
    expect(told.stderr).toMatch(
      /^error: there is no profile `cii` \[CREDENTIALS_NOT_FOUND\]\nhint: AWS_PROFILE names it/,
    )
    expect((await register(noFiles, withoutRegion)).stderr).toMatch(/^error: no region \[NO_REGION\]\n/)
  })

  test.each(['eu west 1', 'evil.example/', 'eu-west-1#', '-eu', 'x'.repeat(64)])(
    'that is no label of a host name is refused: %s',
    async (region) => {
      const told = await register({ ...noFiles, AWS_REGION: region }, withoutRegion)
      expect(told).toMatchObject({
        exitCode: 1,
        stderr: expect.stringContaining(`invalid region \`${region}\` in \`AWS_REGION\``),
      })
      const configured = { ...webProject, 'ecspresso.yml': `region: "${region}"\n${withoutRegion['ecspresso.yml']}` }
      expect((await register(noFiles, configured)).stderr).toContain(
        `ecspresso.yml:1:9: invalid region \`${region}\` in \`region\``,
      )
    },
  )
})
