import { createHash, createHmac } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'

import { HttpRequest } from '@smithy/protocol-http'
import { SignatureV4 } from '@smithy/signature-v4'

/** Keys to sign with. */
export interface LoadKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** What a server managed. */
export interface Load {
  readonly requestsPerSecond: number
  readonly milliseconds: { readonly median: number; readonly p99: number }
  /** Milliseconds of processor time that a request costs the server: what a busy machine does not change. Undefined but on Linux. */
  readonly processorMilliseconds: number | undefined
}

/** The bytes of a signed DescribeServices of the service `web` in the cluster `app`; servers take a signature again for some minutes. */
export async function signedRequest(endpoint: string, region: string, keys: LoadKeys): Promise<Buffer> {
  const { hostname, port, host } = new URL(endpoint)
  const body = JSON.stringify({ cluster: 'app', services: ['web'] })
  const signer = new SignatureV4({ service: 'ecs', region, credentials: keys, sha256: Sha256 })
  const request = new HttpRequest({
    method: 'POST',
    protocol: 'http:',
    hostname,
    port: Number(port),
    path: '/',
    headers: {
      host,
      'content-type': 'application/x-amz-json-1.1',
      'content-length': String(body.length),
      'x-amz-target': 'AmazonEC2ContainerServiceV20141113.DescribeServices',
    },
    body,
  })
  const { headers } = await signer.sign(request)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from(`POST / HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
}

/** Asks a server over and over, by eight connections that stay open, for so many seconds. Rejects where an answer is not the service. */
export async function load(
  { endpoint, processGroup }: { readonly endpoint: string; readonly processGroup: number },
  request: Buffer,
  seconds: number,
): Promise<Load> {
  // A program that is compiled while it runs is at its speed after some thousand requests.
  await Promise.all(Array.from({ length: 8 }, () => ask(endpoint, request, { count: warmUp })))
  const before = processorTime(processGroup)
  const start = performance.now()
  const until = start + seconds * 1000
  const taken = (await Promise.all(Array.from({ length: 8 }, () => ask(endpoint, request, { until })))).flat()
  const elapsed = (performance.now() - start) / 1000
  const after = processorTime(processGroup)
  taken.sort((a, b) => a - b)
  const at = (share: number): number => taken[Math.floor(taken.length * share)] ?? 0
  return {
    requestsPerSecond: taken.length / elapsed,
    milliseconds: { median: at(0.5), p99: at(0.99) },
    processorMilliseconds: before === undefined || after === undefined ? undefined : (after - before) / taken.length,
  }
}

/** Processor time of a group of processes so far, in milliseconds. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: in hundredths of a second */
function processorTime(group: number): number | undefined {
  if (process.platform !== 'linux') return undefined
  const own = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
        return [text.slice(text.lastIndexOf(')') + 2).split(' ')]
      } catch {
        return []
      }
    })
    .filter((fields) => Number(fields[2]) === group)
  return own.reduce((sum, fields) => sum + (Number(fields[11]) + Number(fields[12])) * 10, 0)
}

/** When a client stops: at a time, or after so many answers. */
interface End {
  readonly until?: number
  readonly count?: number
}

const warmUp = 400

/** One client: the next request when the answer to the one before has come whole. Resolves with the time that each took. */
async function ask(endpoint: string, request: Buffer, end: End): Promise<number[]> {
  const taken: number[] = []
  // A server that closes its connections (moto's does after each answer) is connected to again, in the time that is counted.
  while (!isOver(end, taken.length)) taken.push(...(await connection(endpoint, request, end, taken.length)))
  return taken
}

function isOver({ until = Number.POSITIVE_INFINITY, count = Number.POSITIVE_INFINITY }: End, taken: number): boolean {
  return performance.now() >= until || taken >= count
}

function connection(endpoint: string, request: Buffer, end: End, before: number): Promise<number[]> {
  const { hostname, port } = new URL(endpoint)
  return new Promise((resolve, reject) => {
    const taken: number[] = []
    let sent = performance.now()
    let answer = ''
    const socket = connect(Number(port), hostname)
    socket.setNoDelay(true)
    socket.setEncoding('latin1')
    socket.setTimeout(10_000, () => socket.destroy(new Error(`${endpoint} did not answer for ten seconds`)))
    socket.once('error', reject)
    socket.once('close', () => resolve(taken))
    socket.once('connect', () => socket.write(request))
    socket.on('data', (chunk: string) => {
      answer += chunk
      if (!isWhole(answer)) return
      taken.push(performance.now() - sent)
      if (!answer.startsWith('HTTP/1.1 200') || !answer.includes('"serviceName"')) {
        socket.destroy(new Error(`${endpoint} answered ${answer.slice(0, 600)}`))
      } else if (isOver(end, before + taken.length) || /\r\nconnection: close\r\n/i.test(answer)) socket.destroy()
      else {
        answer = ''
        sent = performance.now()
        socket.write(request)
      }
    })
  })
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n')
  if (end < 0) return false
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, end))?.[1]
  return length === undefined ? answer.endsWith('0\r\n\r\n') : answer.length >= end + 4 + Number(length)
}

type SourceData = string | ArrayBuffer | ArrayBufferView

class Sha256 {
  readonly #hash

  constructor(secret?: SourceData) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytes(secret))
  }

  update(data: SourceData): void {
    this.#hash.update(bytes(data))
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest()
  }

  reset(): void {}
}

function bytes(data: SourceData): Buffer {
  if (typeof data === 'string') return Buffer.from(data)
  return ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength) : Buffer.from(data)
}
