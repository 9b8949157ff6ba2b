import { describe, expect, it } from 'vitest'
import { AnsweredFault, ConnectionFault, type Fault } from './faults.ts'
import { retrying, verdictOn } from './retry.ts'
import { jumpingClock, nodeError } from './testing/ports.fixture.ts'

function answered(code: string, status = 400, headers: Record<string, string> = {}, message = 'words') {
  return new AnsweredFault({ code, message }, status, headers)
}
function broken(code: string, message?: string) {
  return ConnectionFault.of(nodeError(code, message), 'https://x/')
}
const never = new AbortController().signal

describe('verdictOn()', () => {
  it.each([
    [answered('ThrottlingException'), 'throttled'],
    [answered('Throttling'), 'throttled'],
    [answered('TooManyRequestsException'), 'throttled'],
    [answered('RequestLimitExceeded', 503), 'throttled'],
    [answered('SlowDown', 503), 'throttled'],
    [answered('Http429', 429), 'throttled'],
    [answered('ServerException', 500), 'unclear'],
    [answered('InternalFailure', 500), 'unclear'],
    [answered('Http502', 502), 'unclear'],
    [answered('Http504', 504), 'unclear'],
    [answered('Http507', 507), 'unclear'],
    [answered('RequestTimeout'), 'unclear'],
    [answered('AccessDeniedException'), 'final'],
    [answered('AccessDenied', 403), 'final'],
    [answered('ClientException'), 'final'],
    [
      answered(
        'ClientException',
        400,
        {},
        'Too many concurrent attempts to create a new revision of the specified family.',
      ),
      'throttled',
    ],
    [answered('InvalidParameterException'), 'final'],
    [answered('ServiceNotFoundException'), 'final'],
    [answered('LimitExceededException'), 'final'],
    [answered('ExpiredTokenException'), 'final'],
    [answered('InvalidSignatureException', 400, {}, 'Signature expired: …'), 'final'],
    [answered('UnreadableAnswer', 200), 'unclear'],
    [answered('UnreadableAnswer', 404), 'final'],
    [broken('ECONNREFUSED'), 'unsent'],
    [broken('ENOTFOUND'), 'unsent'],
    [broken('EAI_AGAIN'), 'unsent'],
    [broken('CONNECT_TIMEOUT'), 'unsent'],
    [ConnectionFault.of(Object.assign(nodeError('ETIMEDOUT'), { syscall: 'connect' }), 'https://x/'), 'unsent'],
    [broken('ECONNRESET'), 'unclear'],
    [broken('EPIPE'), 'unclear'],
    [broken('ETIMEDOUT'), 'unclear'],
    [broken('CERT_HAS_EXPIRED'), 'final'],
    [broken('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'final'],
    [broken('ERR_TLS_CERT_ALTNAME_INVALID'), 'final'],
  ] as [Fault, string][])('%s is %s', (fault, verdict) => {
    expect(verdictOn(fault)).toBe(verdict)
  })

  it('looks into the errors that fetch and Node wrap', () => {
    const wrapped = new TypeError('fetch failed', { cause: nodeError('ECONNREFUSED', 'connect ECONNREFUSED') })
    expect(ConnectionFault.of(wrapped, 'https://x/')).toMatchObject({ code: 'ECONNREFUSED', neverSent: true })
    const several = new AggregateError([nodeError('ECONNREFUSED'), nodeError('ECONNREFUSED')])
    expect(ConnectionFault.of(several, 'https://x/')).toMatchObject({ code: 'ECONNREFUSED' })
    expect(ConnectionFault.of('odd', 'https://x/')).toMatchObject({ message: 'odd', code: 'Error' })
  })
})

async function run(faults: readonly Fault[], { repeatable = true, answered = false, random = 1, signal = never } = {}) {
  const clock = jumpingClock()
  let attempts = 0
  const attempt = async () => {
    const fault = faults[Math.min(attempts, faults.length - 1)]
    attempts += 1
    if (fault && attempts <= faults.length) throw fault
    return 'done'
  }
  const result = await retrying(
    { clock, random: () => random },
    { repeatable, answered: () => answered, signal },
    attempt,
  ).catch((error: unknown) => error)
  return { result, attempts, naps: clock.naps.map(({ seconds }) => seconds) }
}

function many(fault: Fault, count = 20) {
  return Array.from({ length: count }, () => fault)
}

describe('retrying()', () => {
  it('doubles the longest delay, up to 20 s, in ten attempts against throttling', async () => {
    const fault = answered('ThrottlingException')
    const { result, attempts, naps } = await run(many(fault))
    expect(result).toBe(fault)
    expect(attempts).toBe(10)
    expect(naps).toEqual([0.5, 1, 2, 4, 8, 16, 20, 20, 20])
  })

  it('takes a random part of the delay', async () => {
    expect((await run([answered('Throttling')], { random: 0 })).naps).toEqual([0])
    expect((await run([answered('Throttling')], { random: 0.25 })).naps).toEqual([0.125])
  })

  it('tries four times against server errors and broken connections', async () => {
    for (const fault of [answered('ServerException', 500), broken('ECONNRESET'), broken('ECONNREFUSED')])
      expect(await run(many(fault))).toEqual({ result: fault, attempts: 4, naps: [0.1, 0.2, 0.4] })
  })

  it('is patient with a network that has worked before: 13 s at most', async () => {
    for (const fault of [answered('ServerException', 500), broken('ECONNRESET'), broken('ENOTFOUND')]) {
      const { attempts, naps } = await run(many(fault), { answered: true })
      expect([attempts, naps]).toEqual([8, [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4]])
    }
  })

  it('does not repeat what AWS may have done, unless that is harmless', async () => {
    for (const fault of [answered('ServerException', 500), broken('ECONNRESET')])
      expect((await run([fault], { repeatable: false })).attempts).toBe(1)
    for (const fault of [answered('ThrottlingException'), broken('ECONNREFUSED')])
      expect(await run([fault], { repeatable: false })).toMatchObject({ result: 'done', attempts: 2 })
  })

  it('fails at once on what cannot heal', async () => {
    expect(await run([answered('AccessDeniedException')])).toMatchObject({ attempts: 1, naps: [] })
  })

  it.each([
    [{ 'retry-after': '7' }, 7],
    [{ 'retry-after': '0' }, 0.5],
    [{ 'retry-after': 'Tue, 24 Nov 2026 09:00:30 GMT' }, 30],
    [{ 'retry-after': 'Tue, 24 Nov 2020 09:00:30 GMT' }, 0.5],
    [{ 'retry-after': '100000' }, 300],
    [{ 'retry-after': 'soon' }, 0.5],
    [{ 'x-amz-retry-after': '1500' }, 1.5],
  ])('waits at least as long as %j says', async (headers, seconds) => {
    expect((await run([answered('Throttling', 400, headers)])).naps).toEqual([seconds])
  })

  it("stops with the signal's reason", async () => {
    const stop = new AbortController()
    stop.abort(new Error('stopped'))
    const { result } = await run([answered('Throttling')], { signal: stop.signal })
    expect(result).toMatchObject({ message: 'stopped' })
  })

  it('passes on what is no fault of AWS', async () => {
    const bug = new TypeError('bug')
    const attempt = () => Promise.reject(bug)
    const ports = { clock: jumpingClock(), random: () => 0.5 }
    await expect(retrying(ports, { repeatable: true, answered: () => true, signal: never }, attempt)).rejects.toBe(bug)
  })
})
