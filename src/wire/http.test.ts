import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createAgent } from './http-agents.ts'
import { fetchHttp, nodeHttp } from './index.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a TCP server has no other
  return `http://127.0.0.1:${port}`
}
const never = new AbortController().signal
function get(url: string) {
  return { method: 'GET', url, headers: {}, body: undefined }
}

/** A server that takes connections and says nothing. */
async function silent(): Promise<string> {
  const server = createTcpServer(() => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a TCP server has no other
}

describe('nodeHttp()', () => {
  it.each(['HTTP_PROXY', 'HTTPS_PROXY'])(
    'stops when it is told to while a proxy does not answer: %s',
    async (variable) => {
      const stop = new AbortController()
      const url = `${variable === 'HTTP_PROXY' ? 'http' : 'https'}://aws.example/`
      const asked = nodeHttp({ [variable]: await silent() })(get(url), stop.signal)
      const reason = new Error('the time is up')
      setTimeout(() => stop.abort(reason), 20)
      await expect(asked).rejects.toBe(reason)
    },
  )

  it('carries a request and its answer, bytes and headers, over one connection', async () => {
    const sockets = new Set<unknown>()
    const url = await serve((request, response) => {
      sockets.add(request.socket)
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        response.writeHead(418, { 'X-Amzn-RequestId': 'r', 'content-length': Buffer.concat(chunks).byteLength })
        response.end(Buffer.concat(chunks))
      })
    })
    const http = nodeHttp({})
    const body = new Uint8Array([0, 255, 10])
    for (let count = 0; count < 3; count += 1) {
      const answer = await http({ method: 'POST', url: `${url}/`, headers: { 'x-a': 'b' }, body }, never)
      expect(answer).toMatchObject({ status: 418, headers: { 'x-amzn-requestid': 'r' } })
      expect(new Uint8Array(answer.body)).toEqual(body)
    }
    expect(sockets.size).toBe(1)
  })

  it('sends the path and the query letter by letter', async () => {
    const seen: (string | undefined)[] = []
    const url = await serve((request, response) => {
      seen.push(request.url)
      response.end()
    })
    const http = nodeHttp({})
    for (const path of ['/tf/a/../b%20c?x-id=GetObject&a=%2F', '/', '']) await http(get(`${url}${path}`), never)
    expect(seen).toEqual(['/tf/a/../b%20c?x-id=GetObject&a=%2F', '/', '/'])
  })

  it("rejects with the signal's reason: before, while waiting, and within the body", async () => {
    const url = await serve((request, response) => {
      if (request.url === '/body') response.write('part')
    })
    const http = nodeHttp({})
    await expect(http(get(url), AbortSignal.abort(new Error('before')))).rejects.toThrow('before')
    for (const path of ['/silence', '/body']) {
      const stop = new AbortController()
      const answer = http(get(`${url}${path}`), stop.signal)
      setTimeout(() => stop.abort(new Error('stopped')), 30)
      await expect(answer).rejects.toThrow('stopped')
    }
  })

  it('gives up when nothing answers, and when nobody finishes the handshake', async () => {
    const url = await serve(() => undefined)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const silence = expect(nodeHttp({})(get(url), never)).rejects.toMatchObject({ code: 'ETIMEDOUT' })
      const deaf = createTcpServer(() => undefined)
      await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve))
      const { port } = deaf.address() as AddressInfo // a TCP server has no other
      const unfinished = expect(nodeHttp({})(get(`https://127.0.0.1:${port}/`), never)).rejects.toMatchObject({
        code: 'CONNECT_TIMEOUT',
      })
      await new Promise((resolve) => setImmediate(resolve))
      await vi.advanceTimersByTimeAsync(60_000)
      await Promise.all([silence, unfinished])
      deaf.close()
    } finally {
      vi.useRealTimers()
    }
  })

  it("rejects with Node's error when there is nobody, or when the answer breaks off", async () => {
    const url = await serve((request, response) => {
      if (request.url === '/break') {
        response.writeHead(200, { 'content-length': 10 })
        response.write('part')
      }
      setTimeout(() => response.destroy(), 5)
    })
    const http = nodeHttp({})
    await expect(http(get(`${url}/break`), never)).rejects.toMatchObject({ code: 'ECONNRESET' })
    await expect(http(get(`${url}/drop`), never)).rejects.toMatchObject({ code: 'ECONNRESET' })
    servers.splice(0).forEach((server) => {
      server.closeAllConnections()
      server.close()
    })
    await expect(http(get(url), never)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('says which file AWS_CA_BUNDLE names if it cannot be read', async () => {
    const http = nodeHttp({ AWS_CA_BUNDLE: '/nonexistent.pem' })
    await expect(http(get('https://127.0.0.1:1/'), never)).rejects.toMatchObject({
      code: 'CA_BUNDLE_UNREADABLE',
      message: 'cannot read `/nonexistent.pem`',
    })
  })
})

describe('nodeHttp() behind a proxy', () => {
  it('goes through the one that HTTP_PROXY names in the environment it was given', async () => {
    const seen: (string | undefined)[] = []
    const proxy = await serve((request, response) => {
      seen.push(request.url)
      response.end('by proxy')
    })
    const { body } = await nodeHttp({ HTTP_PROXY: proxy })(get('http://ecs.example.invalid/path?a=b'), never)
    expect(Buffer.from(body).toString()).toBe('by proxy')
    expect(seen).toEqual(['http://ecs.example.invalid/path?a=b'])
  })

  it.each([407, 403, 502])('says that the proxy refused with %d, and no answer of AWS', async (status) => {
    const proxy = await proxyThat(status)
    await expect(nodeHttp({ https_proxy: proxy })(get('https://ecs.example.invalid/'), never)).rejects.toMatchObject({
      status,
      route: { shown: proxy, variable: 'https_proxy' },
    })
  })

  it('says which proxy was on the way when there is none, or when it cannot be found', async () => {
    for (const proxy of ['http://127.0.0.1:9', 'http://proxy.example.invalid:3128'])
      await expect(nodeHttp({ HTTPS_PROXY: proxy })(get('https://ecs.example.invalid/'), never)).rejects.toMatchObject({
        route: { shown: proxy },
        status: undefined,
      })
  })
})

/** Answers every CONNECT in this way. */
async function proxyThat(status: number): Promise<string> {
  const server = createServer()
  servers.push(server)
  server.on('connect', (_, socket) => socket.end(`HTTP/1.1 ${status} No\r\n\r\n`))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a TCP server has no other
  return `http://127.0.0.1:${port}`
}

describe('createAgent()', () => {
  it('trusts what AWS_CA_BUNDLE holds, and nothing else then', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ristretto-ca-'))
    try {
      const file = join(folder, 'ca.pem')
      writeFileSync(file, 'certificates')
      const agent = await createAgent({ AWS_CA_BUNDLE: file }, 'https://x/')
      expect(agent).toHaveProperty('options.ca', Buffer.from('certificates'))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('fetchHttp()', () => {
  it('carries requests to a fetch function', async () => {
    const http = fetchHttp(async (request) => {
      const text = `${request.method} ${request.url} ${request.headers.get('x-a')} ${await request.text()}`
      return new Response(text, { status: 201, headers: { 'X-B': 'c' } })
    })
    const post = { method: 'POST', url: 'http://x/a?b=c', headers: { 'x-a': 'b' }, body: Buffer.from('hello') }
    const { status, headers, body } = await http(post, never)
    expect([status, headers['x-b'], Buffer.from(body).toString()]).toEqual([201, 'c', 'POST http://x/a?b=c b hello'])
    const empty = await http({ method: 'HEAD', url: 'http://x/', headers: {}, body: undefined }, never)
    expect(empty.status).toBe(201)
  })

  it('does not start when it is stopped already', async () => {
    const http = fetchHttp(() => Promise.reject(new Error('unexpected')))
    await expect(http(get('http://x/'), AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped')
  })
})
