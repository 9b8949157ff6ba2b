import { createHash, createHmac } from 'node:crypto'

import { HttpRequest } from '@smithy/protocol-http'
import { SignatureV4 } from '@smithy/signature-v4'

import type { JsonObject, Sandbox } from '../../../src/sandbox/index.ts'

/** Keys to sign with. */
export interface TestCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

type SourceData = string | ArrayBuffer | ArrayBufferView

/** SHA-256 in the form that the SDK's signer takes. */
class Sha256 {
  readonly #secret
  #hash

  constructor(secret?: SourceData) {
    this.#secret = secret
    this.#hash = start(secret)
  }

  update(data: SourceData): void {
    this.#hash.update(bytes(data))
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest()
  }

  reset(): void {
    this.#hash = start(this.#secret)
  }
}

function start(secret: SourceData | undefined) {
  return secret === undefined ? createHash('sha256') : createHmac('sha256', bytes(secret))
}

function bytes(data: SourceData): Buffer {
  if (typeof data === 'string') return Buffer.from(data)
  return ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength) : Buffer.from(data)
}

/** A signer for a service. */
export function signer(service: string, region: string, credentials: TestCredentials): SignatureV4 {
  return new SignatureV4({ service, region, credentials, sha256: Sha256, uriEscapePath: service !== 's3' })
}

/** Sends one signed awsJson 1.1 request and reads the answer. `target`: `Logs_20140328.CreateLogGroup`. */
export async function callAwsJson(
  sandbox: Sandbox,
  target: string,
  input: JsonObject,
  credentials: TestCredentials = sandbox.administrator,
  now = Date.now(),
): Promise<{ status: number; headers: Headers; body: JsonObject }> {
  const service = target.startsWith('Logs_') ? 'logs' : 'ecs'
  const hostname = `${service}.${sandbox.region}.amazonaws.com`
  const body = JSON.stringify(input)
  const signed = await signer(service, sandbox.region, credentials).sign(
    new HttpRequest({
      method: 'POST',
      hostname,
      headers: { host: hostname, 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
      body,
    }),
    { signingDate: new Date(now) },
  )
  const response = await sandbox.fetch(
    new Request(`https://${hostname}/`, { method: 'POST', headers: signed.headers, body }),
  )
  return { status: response.status, headers: response.headers, body: (await response.json()) as JsonObject }
}
