/** A web page of another site and a real browser: nothing that it sends reaches the sandbox. Debian's chromium, where it is there. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, createServer as createSocketServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSandbox, type Sandbox, type Served } from '../../src/sandbox/index.ts'

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))

let sandbox: Sandbox
let served: Served
/** Status lines of what the browser was answered by the sandbox. */
let answers: string[]
let way: { readonly port: number; close(): void }
let folder: string

beforeEach(async () => {
  sandbox = createSandbox({ account: '111122223333', region: 'eu-west-1' })
  served = await sandbox.serve()
  answers = []
  way = await watchedWay(Number(new URL(served.endpoint).port))
  folder = mkdtempSync(join(tmpdir(), 'chromium-'))
})

afterEach(async () => {
  way.close()
  await served.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
})

/** A port before the sandbox's that notes how each request was answered. */
async function watchedWay(port: number) {
  const server = createSocketServer((client) => {
    const upstream = connect(port, '127.0.0.1')
    upstream.on('data', (data) => {
      const line = /^HTTP\/1\.1 (\d{3})/.exec(data.toString('latin1'))
      if (line?.[1] !== undefined) answers.push(line[1])
    })
    client.pipe(upstream).pipe(client)
    client.on('error', () => upstream.destroy())
    upstream.on('error', () => client.destroy())
  })
  return { port: await listening(server), close: () => void server.close() }
}

function listening(server: { listen(port: number, host: string, done: () => void): unknown; address(): unknown }) {
  return new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  )
}

/** Opens a page with this script, as a site of its own; gives what the script told its own server until it told the end. */
async function visit(script: string): Promise<string[]> {
  const page = `<!DOCTYPE html><title>page</title><script type="module">
const told = (text) => fetch('/told', { method: 'POST', body: text })
const attempt = (name, act) => act().then((value) => told(name + ': ' + value), (error) => told(name + ': ' + error.name))
${script}
await told('end')
</script>`
  const told: string[] = []
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const site: Server = createServer((request, answer) => {
    if (request.method !== 'POST') return void answer.setHeader('content-type', 'text/html').end(page)
    let text = ''
    request.on('data', (data) => {
      text += data
    })
    request.on('end', () => {
      told.push(text)
      answer.end()
      if (text === 'end') end()
    })
  })
  const port = await listening(site)
  const child = browser(['--remote-debugging-port=0', `http://site.example:${port}/`])
  try {
    await ended
  } finally {
    const gone = once(child, 'close')
    child.kill()
    await gone
    site.closeAllConnections()
    site.close()
  }
  return told
}

function browser(words: readonly string[]) {
  const flags = [
    ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'],
    ...[`--user-data-dir=${folder}`, '--host-resolver-rules=MAP *.example 127.0.0.1'],
  ]
  return spawn(chromium ?? '', [...flags, ...words], { stdio: ['ignore', 'pipe', 'ignore'] })
}

/** The document as a headless browser has it in the end. Names of other machines are led here, as DNS rebinding would. */
function dumpOf(url: string): Promise<string> {
  const child = browser(['--dump-dom', url])
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (data) => {
      text += data
    })
    child.on('error', reject)
    child.on('close', () => resolve(text))
  })
}

describe.skipIf(chromium === undefined)('a page of another site in chromium', () => {
  test('posts no form, loads no image and reads no answer', async () => {
    const told = await visit(`
const sandbox = 'http://127.0.0.1:${way.port}/'
const body = new URLSearchParams({ Action: 'CreateUser', UserName: 'mallory', Version: '2010-05-08' })
await attempt('form', () => fetch(sandbox, { method: 'POST', mode: 'no-cors', body }).then(({ type }) => type))
await attempt('read', () => fetch(sandbox).then(({ status }) => status))
await attempt('json', () => fetch(sandbox, { method: 'POST', headers: { 'x-amz-target': 'X.ListClusters' }, body: '{}' }).then(({ status }) => status))
await attempt('image', () => new Promise((resolve, reject) => {
  const image = new Image()
  image.onload = () => resolve('loaded')
  image.onerror = () => reject(new Error('no image'))
  image.src = sandbox + '?Action=GetCallerIdentity&Version=2011-06-15'
}))
`)
    expect(told).toEqual(['form: opaque', 'read: TypeError', 'json: TypeError', 'image: Error', 'end'])
    expect(answers.length).toBeGreaterThanOrEqual(3)
    expect(new Set(answers)).toEqual(new Set(['403']))
    expect(sandbox.journal.entries).toEqual([])
  })

  test('is nobody under a name that its owner leads here', async () => {
    expect(await dumpOf(`http://rebound.example:${way.port}/`)).toContain('not to `rebound.example')
    expect(answers).toContain('403')
    expect(sandbox.journal.entries).toEqual([])
  })

  test('the address typed by its user is answered, as by AWS without a signature', async () => {
    await dumpOf(`http://127.0.0.1:${way.port}/?Action=GetCallerIdentity&Version=2011-06-15`)
    expect(sandbox.journal.entries.at(0)).toMatchObject({ operation: 'sts:GetCallerIdentity', status: 403 })
  })
})

test.runIf(chromium === undefined)('chromium is not here: its tests are skipped', () => {
  expect(chromium).toBeUndefined()
})
