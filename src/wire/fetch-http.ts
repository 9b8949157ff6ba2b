import type { Http } from './port.ts'

/** Carries requests to a `fetch` function instead of a socket: the sandbox in the same process, or a test. */
export function fetchHttp(fetch: (request: Request) => Promise<Response>): Http {
  return async ({ method, url, headers, body }, signal) => {
    signal.throwIfAborted()
    const init = {
      method,
      headers: { ...headers },
      signal,
      ...(body?.byteLength ? { body: new Uint8Array(body) } : {}),
    }
    const answer = await fetch(new Request(url, init)).catch((error: unknown) => {
      // What closed the connection: `fetch` puts it behind an error of its own.
      throw error instanceof TypeError && error.cause instanceof Error ? error.cause : error
    })
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: new Uint8Array(await answer.arrayBuffer()),
    }
  }
}
