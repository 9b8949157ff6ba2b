import { Readable } from 'node:stream'

import { type HttpRequest, HttpResponse } from '@smithy/protocol-http'

import type { Sandbox } from '../../src/sandbox/index.ts'

/** Credentials as the SDK takes them. */
export interface SdkCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** The configuration with which an AWS SDK client speaks to a sandbox, without a socket. */
export function sdkConfiguration(sandbox: Sandbox, credentials: SdkCredentials = sandbox.administrator) {
  return {
    region: sandbox.region,
    credentials,
    maxAttempts: 1,
    requestHandler: {
      handle: async (request: HttpRequest) => ({ response: await exchange(sandbox, request) }),
    },
  }
}

async function exchange(sandbox: Sandbox, request: HttpRequest): Promise<HttpResponse> {
  const query = Object.entries(request.query ?? {}).flatMap(([name, value]) =>
    [value ?? ''].flat().map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(item)}`),
  )
  const url = `${request.protocol}//${request.hostname}${request.path}${query.length > 0 ? `?${query.join('&')}` : ''}`
  const hasBody = request.body !== undefined && request.method !== 'GET' && request.method !== 'HEAD'
  const response = await sandbox.fetch(
    new Request(url, { method: request.method, headers: request.headers, ...(hasBody && { body: request.body }) }),
  )
  return new HttpResponse({
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    // The SDK wants a stream of Node.js, read to its end where it is not handed on.
    body: Readable.from([Buffer.from(await response.arrayBuffer())]),
  })
}
