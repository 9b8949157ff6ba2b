import type { NodeHttpHandler } from '@smithy/node-http-handler'
import type { Environment, Http } from './port.ts'

/**
 * The way to AWS over sockets: connections kept alive, `AWS_CA_BUNDLE`, proxies. Nothing is loaded before the first request.
 * `env` must be the process's own where a proxy is set: the library for proxies reads it there.
 */
export const nodeHttp = (env: Environment): Http => {
  const handlers = new Map<boolean, Promise<NodeHttpHandler>>()

  const handlerFor = async (url: string): Promise<NodeHttpHandler> => {
    const { createHandler, usesProxy } = await import('./node-handler.ts')
    const kind = usesProxy(env, url)
    const handler = handlers.get(kind) ?? createHandler(env, url)
    handlers.set(kind, handler)
    return handler
  }

  return async ({ method, url, headers, body }, signal) => {
    signal.throwIfAborted()
    const { destination } = await import('./node-handler.ts')
    const handler = await handlerFor(url)
    const length = body ? { 'content-length': String(body.byteLength) } : {}
    const request = destination(url, { method, headers: { ...headers, ...length }, body })
    try {
      const { response } = await handler.handle(request, { abortSignal: signal })
      return { status: response.statusCode, headers: response.headers, body: await collect(response.body) }
    } catch (error) {
      signal.throwIfAborted()
      throw error
    }
  }
}

const collect = async (stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}
