import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSecrets, maskEvent } from './secrets.ts'

function mask(secret: unknown, text: string): string {
  const secrets = createSecrets()
  secrets.keep(secret)
  return secrets.mask(text)
}

describe('createSecrets()', () => {
  const secret = 'p@ss<w&rd>"ü" for=db/1'
  test.each([
    ['whole', secret],
    ['a piece', secret.slice(3, 12)],
    ['two pieces', `${secret.slice(0, 8)} and ${secret.slice(10)}`],
    ['JSON', JSON.stringify(secret).slice(1, -1)],
    ["Go's JSON", 'p@ss\\u003cw\\u0026rd\\u003e\\"ü\\" for=db/1'],
    ['a URL', encodeURIComponent(secret)],
    ['HTML', 'p@ss&lt;w&amp;rd&gt;&#34;ü&#34; for=db/1'],
    ['base64', Buffer.from(secret).toString('base64')],
    ['base64 of more', Buffer.from(`user:${secret}@host`).toString('base64')],
    ['base64 for URLs', Buffer.from(`u:${secret}`).toString('base64url')],
    ['hexadecimal', Buffer.from(secret).toString('hex')],
  ])('masks it as %s', (_, text) => {
    const masked = mask(secret, `value: ${text}.`)
    expect(masked).toMatch(/^value: .{0,8}<secret>/)
    // Of what stands around it in base64 some characters stay.
    expect(masked.replaceAll('<secret>', '').length).toBeLessThan('value: .'.length + 20)
  })

  test('takes every string of a value, and leaves everything else', () => {
    expect(mask({ a: ['first-secret'], b: { c: 'second-secret' } }, 'first-secret, second-secret, third')).toBe(
      '<secret>, <secret>, third',
    )
    expect(mask('first-secret', 'nothing of it')).toBe('nothing of it')
    expect(createSecrets().mask('first-secret')).toBe('first-secret')
  })

  test('takes numbers that are long enough to be told from ports and counts', () => {
    expect(mask({ pin: 48151623, port: 54321 }, 'pin 48151623, port 54321')).toBe('pin <secret>, port 54321')
  })

  test('masks what is short where it stands alone', () => {
    expect(mask('pa55', 'pa55, pa55word, "pa55"')).toBe('<secret>, pa55word, "<secret>"')
    expect(mask('80', 'port 80')).toBe('port 80')
  })

  test('leaves no six characters of it, in whatever text', () => {
    const text = fc.string({ maxLength: 30 })
    const cut = fc.tuple(text, fc.string({ minLength: 6, maxLength: 30 }), text, fc.nat(24), fc.nat(24))
    fc.assert(
      fc.property(cut, ([before, own, after, from, length]) => {
        const piece = own.slice(from, from + 6 + length)
        const masked = mask(own, `${before}${piece}${after}`).replaceAll('<secret>', '\u0000')
        for (let i = 0; i + 6 <= own.length; i += 1) expect(masked.includes(own.slice(i, i + 6))).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})

describe('maskEvent()', () => {
  const secrets = createSecrets()
  secrets.keep('production')

  test('masks what is told, and not what events are told apart by', () => {
    const scope = { cluster: 'production', service: 'web-production' }
    expect(maskEvent({ type: 'note', step: 'register', text: 'production it is', scope }, secrets)).toEqual({
      type: 'note',
      step: 'register',
      text: '<secret> it is',
      scope,
    })
    const input = { containerDefinitions: [{ environment: [{ name: 'STAGE', value: 'production' }] }] }
    expect(maskEvent({ type: 'would-call', step: 's', call: 'ecs:RunTask', input }, secrets)).toMatchObject({
      call: 'ecs:RunTask',
      input: { containerDefinitions: [{ environment: [{ name: 'STAGE', value: '<secret>' }] }] },
    })
  })

  test('leaves the data that a command prints', () => {
    const output = { type: 'output', text: 'production' } as const
    expect(maskEvent(output, secrets)).toBe(output)
    const note = { type: 'note', step: '', text: 'production' } as const
    expect(maskEvent(note, createSecrets())).toBe(note)
  })
})
