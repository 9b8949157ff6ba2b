/** What hangs outside of the program, where no signal reaches it by itself: pipes that nobody writes to, name servers that say nothing. */
import { spawn, spawnSync } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { command, ended, folderWith, isScript, project, run, start } from './program.ts'

/** More than the program needs to start on a busy machine. */
const MILLISECONDS_UNTIL_READING = 2500

/** A pipe that nobody writes to. */
function pipe(): string {
  const path = join(folderWith({}), 'pipe')
  spawnSync('mkfifo', [path])
  return path
}

test.skipIf(process.platform === 'win32')('a pipe is read to its end, however late its writer is', async () => {
  const path = pipe()
  const child = start(['policy', 'lint', path])
  const told = ended(child)
  await setTimeout(500)
  const text = `{ printf '{"Version":"2012-10-17",'; sleep 0.3; printf '"Statement":[]}'; } > "$1"`
  spawnSync('sh', ['-c', text, 'sh', path], { timeout: 10_000 })
  const { exitCode, stdout } = await told
  expect([exitCode, stdout]).toEqual([1, expect.stringContaining('STATEMENTS_EMPTY')])
})

test.skipIf(!isScript)('a command that its engine forgets is no success', async () => {
  const forget = `
    const net = require('node:net')
    net.Socket = class extends net.Socket { constructor(options) { super(options); if (options.fd) this.unref() } }`
  const env = { NODE_OPTIONS: `--require=${join(folderWith({ 'forget.cjs': forget }), 'forget.cjs')}` }
  const { exitCode, stderr } = await run(['policy', 'lint', pipe()], { env })
  expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/^bug: nothing is waited for any more/)])
})

describe.skipIf(process.platform === 'win32')('a pipe that nobody writes to', () => {
  test.each([
    'AWS_CONFIG_FILE',
    'AWS_SHARED_CREDENTIALS_FILE',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
  ])('is no file for %s', async (variable) => {
    const path = pipe()
    const { exitCode, stderr } = await run(['status'], { directory: project(), env: { [variable]: path } })
    expect(exitCode).toBe(1)
    expect(stderr).toBe(
      `error: \`${path}\` is a pipe, and no file [FILE_UNREADABLE]\nhint: ${variable} has to name a file\n`,
    )
  })

  test('is no file for AWS_CA_BUNDLE', async () => {
    const env = { AWS_CA_BUNDLE: pipe(), AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'B' }
    const { exitCode, stderr } = await run(['status'], { directory: project(), env })
    expect(exitCode).toBe(1)
    expect(stderr).toContain('hint: AWS_CA_BUNDLE has to name a file\n')
  })

  test.each([
    ['policy lint PIPE'],
    ['policy check PIPE --for register --account 111122223333'],
    ['policy from-calls PIPE'],
    ['sandbox journal PIPE'],
    ['render taskdef --envfile PIPE'],
    ['register --scenario PIPE'],
  ])('%s: is left at a signal', async (line) => {
    const child = start(line.replace('PIPE', pipe()).split(' '), { directory: project() })
    const told = ended(child)
    await setTimeout(MILLISECONDS_UNTIL_READING)
    child.kill('SIGTERM')
    const { exitCode, stdout, stderr } = await told
    expect(stdout + stderr).toMatch(/^error: interrupted \[INTERRUPTED\]\nhint: .*\n$/)
    expect(exitCode).toBe(line.startsWith('policy') ? 2 : 1)
  })
})

/** Only the administrator of a Linux can have name servers of their own. */
const canHaveNameServer = spawnSync('unshare', ['--mount', 'true']).status === 0

describe.skipIf(!canHaveNameServer)('a name server that says nothing', () => {
  const SILENT = '127.0.0.53'
  const env = { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'B' }

  /** Runs the program where no other name server is known; resolves when it has begun to ask. */
  async function startUnderSilence(
    argv: readonly string[],
    act: (kill: (signal: NodeJS.Signals) => void) => Promise<void>,
  ) {
    const server = createSocket('udp4').bind(53, SILENT)
    await once(server, 'listening')
    const folder = folderWith({ 'resolv.conf': `nameserver ${SILENT}\n` })
    const inside = `mount --bind ${folder}/resolv.conf /etc/resolv.conf && exec "$@"`
    const child = spawn('unshare', ['--mount', 'sh', '-c', inside, 'sh', ...command, ...argv], {
      cwd: project(),
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    try {
      const told = ended(child)
      await once(server, 'message')
      const since = performance.now()
      await act((signal) => child.kill(signal))
      return { ...(await told), seconds: (performance.now() - since) / 1000 }
    } finally {
      server.close()
    }
  }

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('does not keep a command that %s stops', async (signal) => {
    const told = await startUnderSilence(['status', '--exit-codes'], async (kill) => kill(signal))
    expect(told.stderr).toMatch(/^error: interrupted \[INTERRUPTED\]\n/)
    expect(told.seconds).toBeLessThan(10)
  })

  test('nor one whose time is over', async () => {
    const told = await startUnderSilence(['status', '--timeout', '1s'], async () => {})
    expect(told.stderr).toMatch(/^error: not done within 1 s \[TIMEOUT\]\n/)
    expect(told.seconds).toBeLessThan(10)
  })

  test('a second signal ends it at once', async () => {
    const told = await startUnderSilence(['status'], async (kill) => {
      kill('SIGTERM')
      await setTimeout(200)
      kill('SIGTERM')
    })
    expect(told.seconds).toBeLessThan(1.5)
  })
})
