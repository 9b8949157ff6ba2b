import { describe, expect, it } from 'vitest'
import { proxyOf } from './proxy.ts'

const ecs = 'https://ecs.eu-west-1.amazonaws.com/'
const named = { HTTPS_PROXY: 'http://proxy:3128' }

describe('proxyOf()', () => {
  it.each([
    [{}, ecs, undefined],
    [{ HTTPS_PROXY: '' }, ecs, undefined],
    [named, ecs, 'http://proxy:3128'],
    [{ https_proxy: 'proxy:3128' }, ecs, 'http://proxy:3128'],
    [{ HTTP_PROXY: 'http://proxy:3128' }, ecs, undefined],
    [{ HTTP_PROXY: 'http://proxy:3128' }, 'http://minio:9000/', 'http://proxy:3128'],
    [{ all_proxy: 'https://proxy' }, ecs, 'https://proxy'],
    [{ HTTPS_PROXY: 'http://a', https_proxy: 'http://b', ALL_PROXY: 'http://c' }, ecs, 'http://a'],
    [{ HTTPS_PROXY: 'http://user:pass%40@proxy:3128' }, ecs, 'http://proxy:3128'],
    [named, 'https://127.0.0.1:4566/', undefined],
    [named, 'https://localhost:4566/', undefined],
    [named, 'https://[::1]:4566/', undefined],
  ])('%j for %s: %s', (env, url, shown) => {
    expect(proxyOf(env, url)?.shown).toBe(shown)
  })

  it.each([
    ['*', ecs, false],
    ['amazonaws.com', ecs, false],
    ['.amazonaws.com', ecs, false],
    ['*.amazonaws.com', ecs, false],
    ['ecs.eu-west-1.amazonaws.com', ecs, false],
    ['.ecs.eu-west-1.amazonaws.com', ecs, true],
    ['onaws.com', ecs, true],
    ['example.com, AMAZONAWS.COM', ecs, false],
    ['amazonaws.com:443', ecs, false],
    ['amazonaws.com:8443', ecs, true],
    ['10.0.0.0/8', 'https://10.1.2.3/', false],
    ['10.0.0.0/16', 'https://10.1.2.3/', true],
    ['0.0.0.0/0', ecs, true],
    ['10.1.2.3', 'https://10.1.2.3/', false],
    ['10.1.2.3:80', 'https://10.1.2.3/', true],
    ['2001:db8::1', 'https://[2001:db8::1]/', false],
    ['[2001:db8::1]:443', 'https://[2001:db8::1]/', false],
    ['10.0.0.0/', 'https://10.1.2.3/', true],
    [' , ', ecs, true],
  ])('NO_PROXY=%s on the way to %s: by proxy %s', (list, url, expected) => {
    expect(proxyOf({ ...named, NO_PROXY: list }, url) !== undefined).toBe(expected)
    expect(proxyOf({ ...named, no_proxy: list }, url) !== undefined).toBe(expected)
  })

  it.each([
    [
      'socks5://user:secret@127.0.0.1:9',
      'PROXY_UNSUPPORTED',
      'names the proxy `socks5://127.0.0.1:9`: SOCKS is not supported',
    ],
    ['socks4a://127.0.0.1:9', 'PROXY_UNSUPPORTED', 'SOCKS is not supported'],
    ['pac+https://corp.example/p', 'PROXY_UNSUPPORTED', 'names a proxy configuration file (PAC)'],
    ['http://corp.example/proxy.pac', 'PROXY_UNSUPPORTED', 'names a proxy configuration file (PAC)'],
    ['ftp://corp.example', 'PROXY_UNSUPPORTED', '`ftp://` is not supported'],
    ['http://', 'PROXY_INVALID', '`HTTPS_PROXY` is no URL of a proxy'],
    ['http://proxy:port', 'PROXY_INVALID', '`HTTPS_PROXY` is no URL of a proxy'],
  ])('refuses %s', (value, code, words) => {
    expect(() => proxyOf({ HTTPS_PROXY: value }, ecs)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(words) }),
    )
    expect(() => proxyOf({ HTTPS_PROXY: value }, ecs)).not.toThrow(/secret/)
  })
})
