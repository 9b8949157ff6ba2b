import {
  type Call,
  type Clock,
  type Credentials,
  checkRegion,
  Failure,
  type Principal,
  type Sending,
  UserError,
  type World,
} from '../calls/index.ts'
import { hasShapes, loadShapes } from '../shapes/index.ts'
import { bucketIn, findBucket } from './bucket-region.ts'
import { type CredentialSource, findCredentials, remembering } from './credentials.ts'
import { createTrace } from './debug.ts'
import { endpointOf } from './endpoint.ts'
import { type Dispatch, exchange, partsOf, type Transport } from './exchange.ts'
import { AnsweredFault, Fault } from './faults.ts'
import { createLimiter, type Limiter } from './limiter.ts'
import type { Environment, Http } from './port.ts'
import { findProfile, missingProfile, regionIn } from './profile.ts'
import { codecOf } from './protocols/index.ts'
import { type ClockError, correctClock, recovering, renewCredentials } from './recovery.ts'
import { isRepeatable } from './repeatable.ts'
import { retrying, type Verdict, verdictOn } from './retry.ts'
import type { Profile } from './shared-config.ts'

export interface SenderPorts {
  readonly http: Http
  readonly clock: Clock
  readonly env: Environment
  /** From 0 (inclusive) to 1 (exclusive). */
  random(): number
  /** Milliseconds since 1970 in the real world, for signatures, where the clock is a virtual one. Default: the clock's. */
  realNow?(): number
  /** The user's own credentials. Default: found in the environment, the profile or the platform. */
  credentials?(): Promise<Credentials>
  /** Takes a line for each request and answer, without secrets. */
  debug?(line: string): void
  /** A value without secrets that are known beside those of AWS's shapes, such as what lookups gave. */
  mask?(text: string): string
}

export interface SenderOptions {
  /** Default: `AWS_REGION`, `AWS_DEFAULT_REGION`, the profile's. */
  readonly region?: string | undefined
  /** The name of the program in AWS's logs (user agent). Default `ristretto`. */
  readonly userAgent?: string
}

/**
 * Sends calls to AWS: waits for its turn, encodes, signs, carries, decodes, retries. What it learns (levels of the limiter, credentials,
 * the clock's error, regions of buckets) is shared by all calls of one sender, and by nothing else.
 *
 * Calls throw `RemoteError` or `DeniedError` when AWS refuses, `UserError` when there is no region, no credentials or no connection (see
 * `errorCodes`), and the signal's reason when it aborts. A write of which nobody knows whether AWS did it fails with `ANSWER_LOST`; one
 * that was sent again, and leaves something behind by that, warns.
 */
export function createSender(ports: SenderPorts, options: SenderOptions = {}): World['send'] {
  const state = createSenderState(ports, options)
  let settings: Promise<Settings> | undefined
  return async (call, principal, sending) => {
    sending.signal.throwIfAborted()
    settings ??= readSettings(ports.env, options.region)
    const { region: usual, profile } = await settings
    const region = call.region ?? usual
    if (!region) throw noRegion(profile)
    checkRegion(region, `a request for ${call.name}`)
    return send(state, call, { region, profile, source: state.sourceOf(principal, region), sending })
  }
}

/** A profile that does not exist has no region either, and is what has to be corrected. */
function noRegion(profile: Profile | undefined): UserError {
  return profile?.isNamed && !profile.exists
    ? missingProfile(profile.source)
    : new UserError('NO_REGION', 'no region', {
        hint: 'set AWS_REGION, or `region` in the configuration or in the profile',
      })
}

interface Settings {
  readonly region: string | undefined
  readonly profile: Profile | undefined
}

async function readSettings(env: Environment, region: string | undefined): Promise<Settings> {
  const profile = await findProfile(env)
  return { profile, region: region ?? regionIn(env) ?? (profile?.values.region || undefined) }
}

interface SenderState {
  readonly ports: SenderPorts
  readonly transport: Transport
  readonly limiter: Limiter
  readonly clockError: ClockError
  readonly bucketRegions: Map<string, string>
  realNow(): number
  /** Whether AWS has answered anything yet; a login page in its place does not count. */
  hasAnswered(): boolean
  noteAnswer(): void
  sourceOf(principal: Principal, region: string): CredentialSource
}

function createSenderState(ports: SenderPorts, { userAgent = 'ristretto' }: SenderOptions): SenderState {
  const clockError = { milliseconds: 0 }
  const realNow = () => (ports.realNow ? ports.realNow() : ports.clock.now())
  let answered = false
  const sources = new Map<Principal['credentials'], CredentialSource>()
  return {
    ports,
    limiter: createLimiter(ports.clock),
    clockError,
    bucketRegions: new Map(),
    realNow,
    hasAnswered: () => answered,
    noteAnswer: () => {
      answered = true
    },
    transport: {
      http: ports.http,
      userAgent,
      trace: ports.debug && createTrace(ports.debug, ports.mask),
      now: () => realNow() + clockError.milliseconds,
    },
    sourceOf: ({ credentials }, region) => {
      const known = sources.get(credentials)
      if (known) return known
      const find = credentials ?? ports.credentials ?? findCredentials(ports.env, region)
      const source = remembering(find, realNow)
      sources.set(credentials, source)
      return source
    },
  }
}

interface Circumstances {
  readonly region: string
  readonly profile: Profile | undefined
  readonly source: CredentialSource
  readonly sending: Sending
}

async function send(state: SenderState, call: Call<unknown>, circumstances: Circumstances): Promise<unknown> {
  const { ports, transport, limiter, clockError, realNow, bucketRegions } = state
  const { region, source, sending } = circumstances
  const { signal } = sending
  const dispatch = await dispatcher(state, call, circumstances)
  const recoveries = [
    correctClock(clockError, realNow),
    renewCredentials(source),
    findBucket(bucketRegions, transport, dispatch, signal),
  ]
  let isOut = false
  const attempt = async () => {
    await limiter.take(call, region, signal)
    try {
      const credentials = await unlessAborted(source.get(), signal)
      isOut = true
      const output = await exchange(transport, dispatch(), credentials, signal)
      state.noteAnswer()
      return output
    } catch (error) {
      if (error instanceof AnsweredFault && error.isAws) state.noteAnswer()
      isOut = error === signal.reason && isOut
      throw error
    }
  }
  let lost = 0
  try {
    const options = { repeatable: isRepeatable(call), answered: state.hasAnswered, signal, onRetry }
    const output = await retrying(ports, options, () => recovering(recoveries, attempt))
    if (lost > 0) warnOfSecond(call, sending, { output, lost })
    return output
  } catch (error) {
    const isCutShort = call.access === 'write' && error === signal.reason && (isOut || lost > 0)
    if (!(error instanceof Fault) && !(isCutShort && error instanceof Failure)) throw error
    const { failureOf, underWay } = await import('./failures.ts') // words that a start need not read
    if (error instanceof Fault) throw failureOf(error, call, lost > 0 || verdictOn(error) === 'unclear')
    throw underWay(error, call)
  }

  function onRetry(fault: Fault, verdict: Verdict, seconds: number): void {
    if (verdict === 'throttled') limiter.drain(call, region)
    if (verdict === 'unclear') lost += 1
    transport.trace?.note(`${call.name} again in ${seconds.toFixed(2)} s: ${fault.message}`)
  }
}

function warnOfSecond(
  { name, repeat, shownBy }: Call<unknown>,
  { warn }: Sending,
  { output, lost }: { readonly output: unknown; readonly lost: number },
): void {
  if (typeof repeat === 'object' && 'leaves' in repeat)
    warn(
      `the answer of ${name} was lost, and it was sent again: if AWS had done it, there is now ${repeat.named?.(output, lost) ?? repeat.leaves}`,
      shownBy === undefined ? undefined : `\`${shownBy}\` shows it`,
    )
}

/** Says anew for each attempt where the call goes: a bucket's region may have become known. */
async function dispatcher(
  { ports: { env }, bucketRegions }: SenderState,
  call: Call<unknown>,
  { region, profile }: Circumstances,
): Promise<() => Dispatch> {
  const { service, operation, spec } = partsOf(call.name)
  const codec = await codecOf(spec.protocol)
  const shapes = codec.usesShapes && hasShapes(service) ? await loadShapes(service) : undefined
  const bucket = service === 's3' ? bucketIn(call.input) : undefined
  return () => {
    const found = bucket === undefined ? undefined : bucketRegions.get(bucket)
    const endpoint = endpointOf(service, found ?? region, { env, profile })
    return { call, service, operation, spec, codec, shapes, endpoint }
  }
}

/** The providers of the SDK take no signal; the user who stops the command need not wait for them. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
