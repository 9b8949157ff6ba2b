import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Listens on a free port of this machine until the test has ended; gives the port. */
async function listening(server: TcpServer): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port // a TCP server has no other
}

/** Sends a request on to another server, its `host` as it came: signatures cover it. */
function passOn(to: URL, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, headers } = incoming
  const path = new URL(incoming.url ?? '/', 'http://any').pathname
  const options = { host: to.hostname, port: to.port, method, path, headers }
  const onward = request(options, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
  })
  onward.on('error', () => outgoing.destroy())
  incoming.pipe(onward)
}

/** A proxy that leads every name to one server, and remembers what it was asked for. */
export async function proxyTo(endpoint: string): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = []
  const to = new URL(endpoint)
  const server = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url}`)
    passOn(to, incoming, outgoing)
  })
  server.on('connect', (incoming, socket: Socket) => {
    asked.push(`CONNECT ${incoming.url}`)
    const onward = connect(Number(to.port), to.hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    for (const side of [onward, socket]) side.on('error', () => side.destroy())
  })
  return { url: `http://127.0.0.1:${await listening(server)}`, asked }
}

/** A server that takes connections and never says anything. */
export async function silent(): Promise<string> {
  return `http://127.0.0.1:${await listening(createTcpServer())}`
}

/** A server in front of another, until it is told to answer nobody any more. */
export async function fallingSilent(endpoint: string): Promise<{ readonly url: string; fallSilent(): void }> {
  const to = new URL(endpoint)
  let isSilent = false
  const server = createServer((incoming, outgoing) => {
    if (!isSilent) passOn(to, incoming, outgoing)
  })
  return {
    url: `http://127.0.0.1:${await listening(server)}`,
    fallSilent: () => {
      isSilent = true
    },
  }
}

/** A server in front of another: counts connections and names what was asked, by `X-Amz-Target`. */
export async function counting(endpoint: string): Promise<{ readonly url: string; connections(): number }> {
  const to = new URL(endpoint)
  let connections = 0
  const server = createServer((incoming, outgoing) => passOn(to, incoming, outgoing))
  server.on('connection', () => connections++)
  return { url: `http://127.0.0.1:${await listening(server)}`, connections: () => connections }
}

/** A server of fixed answers by path; anything else is 404. */
export async function answering(answers: Readonly<Record<string, string>>): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    incoming.resume()
    const body = answers[new URL(incoming.url ?? '/', 'http://any').pathname]
    incoming.on('end', () => {
      outgoing.writeHead(body === undefined ? 404 : 200, {
        'content-type': body?.startsWith('<') ? 'text/xml' : 'application/json',
      })
      outgoing.end(body ?? '')
    })
  })
  return `http://127.0.0.1:${await listening(server)}`
}

/** A server with a certificate that only its own authority signed, for `localhost` and `ecs.example.test`; undefined where there is no openssl. */
export async function withCertificate(
  endpoint: string,
): Promise<{ readonly url: string; readonly authority: string } | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'ristretto-certificate-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,DNS:ecs.example.test']
  try {
    const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
    execFileSync('openssl', [...args, '-keyout', key, '-out', certificate, ...subject], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  const options = { key: readFileSync(key), cert: readFileSync(certificate) }
  const server = createTlsServer(options, (incoming, outgoing) => passOn(new URL(endpoint), incoming, outgoing))
  return { url: `https://localhost:${await listening(server)}`, authority: certificate }
}
