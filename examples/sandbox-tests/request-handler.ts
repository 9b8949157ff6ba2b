import { Readable } from 'node:stream'
import { type HttpRequest, HttpResponse } from '@smithy/protocol-http'
import type { Sandbox } from 'ristretto/sandbox'

/** Carries an AWS SDK client's requests to a sandbox without a socket: `new ECSClient({ requestHandler: handlerOf(sandbox), … })`. */
export function handlerOf(sandbox: Sandbox) {
  return {
    async handle({ protocol, hostname, path, query, method, headers, body }: HttpRequest) {
      const parameters = Object.entries(query ?? {}).flatMap(([name, value]) =>
        [value ?? ''].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`),
      )
      const url = `${protocol}//${hostname}${path}${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`
      const hasBody = body !== undefined && method !== 'GET' && method !== 'HEAD'
      const answer = await sandbox.fetch(new Request(url, { method, headers, ...(hasBody && { body }) }))
      const response = new HttpResponse({
        statusCode: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: Readable.from([Buffer.from(await answer.arrayBuffer())]),
      })
      return { response }
    },
  }
}
