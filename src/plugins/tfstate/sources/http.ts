import { withoutSecrets } from '../../without-secrets.ts'
import type { ReadElsewhere } from './elsewhere.ts'
import { refusal, request } from './request.ts'

/**
 * A state behind HTTP. Name and password are those of the URL, of the backend block, or `TF_HTTP_USERNAME` and `TF_HTTP_PASSWORD`.
 * https://developer.hashicorp.com/terraform/language/backend/http (checked 2026-11)
 */
export function httpSource(
  address: string,
  given: { readonly username?: string; readonly password?: string },
): ReadElsewhere {
  return async (outside) => {
    const { env } = outside
    const url = new URL(address)
    const username = decodeURIComponent(url.username) || given.username || env['TF_HTTP_USERNAME']
    const password = decodeURIComponent(url.password) || given.password || env['TF_HTTP_PASSWORD']
    url.username = ''
    url.password = ''
    const response = await request(outside, {
      method: 'GET',
      url: url.href,
      headers: username || password ? { authorization: basic(username ?? '', password ?? '') } : {},
    })
    if (response.status === 200) return response.body
    throw refusal(withoutSecrets(address), response, hintOn(response.status, Boolean(username)))
  }
}

function hintOn(status: number, hasName: boolean): string | undefined {
  if (status !== 401 && status !== 403) return undefined
  return `${hasName ? 'check' : 'set'} TF_HTTP_USERNAME and TF_HTTP_PASSWORD`
}

/** The header of HTTP's basic authentication. */
function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}
