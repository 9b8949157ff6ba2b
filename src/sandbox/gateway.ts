import {
  AuthenticationFailure,
  anonymousCaller,
  authenticate,
  callerOf,
  identifyHolder,
  type KnownCaller,
  keyHolder,
  readSignature,
} from './authenticate/index.ts'
import type { StateOf } from './aws-service.ts'
import { ConnectionClosed } from './faults/index.ts'
import type { GatewayWorld, Pause, RequestRecord } from './gateway-world.ts'
import { uuid } from './ids.ts'
import { type Arriving, receive } from './incoming.ts'
import { checkInput } from './models/index.ts'
import { faultOf, perform } from './perform.ts'
import { type Exchange, recognise } from './protocols/index.ts'
import type { Reply } from './reply.ts'
import { type Operation, ServiceError } from './service.ts'

/** Few operations take more, and say so themselves: an object, the code of a function. */
const usualBodyBytes = 4 * 1024 * 1024

const noBody = Buffer.alloc(0)

/** The most bytes that are read of the body of a refused request. */
const refusedBodyBytes = 64 * 1024

/**
 * Answers one request as AWS would. What goes wrong is an answer, too; rejects with `ConnectionClosed` where the scenario says so, and where
 * nobody waits any more for an answer that it makes late.
 */
export async function answer(world: GatewayWorld, request: Arriving, pause: Pause): Promise<Reply> {
  const { method, url, headers } = request
  const record: RequestRecord = {
    requestId: uuid(world.ids),
    incoming: { method, url, headers, body: noBody },
    recognised: recognise(world.services, request, undefined),
    place: world.home,
  }
  const failure = await letIn(world, request, record).then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  if (!failure) {
    record.faults = faultsOf(world, record)
    const late = faultOf(record, 'latency')
    if (late) await pause(late.seconds * 1000, request.signal)
  }
  // One after the other, in the order in which they had arrived whole: what one loads must not let another overtake it.
  return world.turns.take(async () => {
    const reply = failure ? refuse(world, record, failure.error) : await respond(world, record)
    takeDown(world, record, reply.status)
    // Real time: clients correct their clocks by it, and signatures are checked against it.
    return { ...reply, headers: { ...reply.headers, date: new Date(world.realNow()).toUTCString() } }
  })
}

async function respond(world: GatewayWorld, record: RequestRecord): Promise<Reply> {
  try {
    const operation = await decode(world, record)
    return record.recognised.protocol.encode(perform(world, record, operation), exchangeOf(world, record))
  } catch (error) {
    if (error instanceof ConnectionClosed) {
      record.error = error.name
      takeDown(world, record, 0)
      throw error
    }
    return refuse(world, record, error)
  }
}

function refuse(world: GatewayWorld, record: RequestRecord, error: unknown): Reply {
  const refusal = toServiceError(error, record)
  record.error = refusal.code
  return record.recognised.protocol.encodeError(refusal, exchangeOf(world, record))
}

function takeDown(world: GatewayWorld, record: RequestRecord, status: number): void {
  world.journal.record({
    at: record.at ?? world.clock.now(),
    requestId: record.requestId,
    account: record.place.account,
    region: record.place.region,
    principal: record.caller?.principal.arn,
    operation: record.decoded?.operation ?? peekedOperation(record),
    access: record.operation?.access,
    checks: record.checks ?? [],
    context: record.context ?? {},
    faults: (record.faults ?? []).map(({ fault }) => fault),
    status,
    error: record.error,
    bug: record.bug,
  })
}

/** The operation as line and headers tell it, before the body may be parsed. */
function peekedOperation({ recognised, incoming }: RequestRecord): string | undefined {
  const peeked = recognised.protocol.peek(incoming)
  return peeked && `${recognised.name}:${peeked}`
}

function faultsOf(world: GatewayWorld, record: RequestRecord): RequestRecord['faults'] {
  const operation = peekedOperation(record)
  const principal = record.caller?.principal.arn
  return operation === undefined || principal === undefined ? [] : world.faultsOf({ operation, principal })
}

function exchangeOf(world: GatewayWorld, record: RequestRecord): Exchange {
  return {
    requestId: record.requestId,
    incoming: record.incoming,
    service: record.recognised.name,
    decoded: record.decoded,
    state: world.view(record.place),
  }
}

/** Recognises and authenticates a request. Nothing of its body is parsed before its signature was verified. */
async function letIn(world: GatewayWorld, request: Arriving, record: RequestRecord): Promise<void> {
  if (record.recognised.service?.bearerOf) return letBearerIn(world, request, record)
  let known: KnownCaller
  try {
    known = knownCaller(world, record)
  } catch (error) {
    record.incoming = await receive(request, refusedBodyBytes)
    if (isAnonymous(world, record, error)) return
    throw error
  }
  const { caller, incoming } = authenticate(await receive(request, mostBytesOf(world, record)), known, world)
  record.incoming = incoming
  record.caller = caller
}

/** Before the body is read: line and headers tell the operation, if it takes much. */
function mostBytesOf(world: GatewayWorld, { recognised: { name, protocol }, incoming }: RequestRecord): number {
  return world.operations.get(`${name}:${protocol.peek(incoming)}`)?.maximumBodyBytes ?? usualBodyBytes
}

/** Lets in who has not signed, where the operation asks for no signature; from then on the request is one of that operation's service. */
function isAnonymous(world: GatewayWorld, record: RequestRecord, error: unknown): boolean {
  if (!(error instanceof AuthenticationFailure) || error.problem !== 'missing') return false
  const { protocol } = record.recognised
  const asked = protocol.peek(record.incoming)
  const service = world.services.find(
    (one) =>
      one.protocol.name === protocol.name &&
      one.operations.some(({ name, isAnonymous }) => isAnonymous && name === `${one.name}:${asked}`),
  )
  if (!service) return false
  record.recognised = { service, name: service.name, protocol: service.protocol }
  record.caller = anonymousCaller(world.home.account)
  record.isAnonymous = true
  return true
}

/** The same for a service whose requests bear no signatures. */
async function letBearerIn(world: GatewayWorld, request: Arriving, record: RequestRecord): Promise<void> {
  record.incoming = await receive(request, refusedBodyBytes)
  const stateOf: StateOf = (place) => world.view({ ...world.home, ...place })
  const bearer = record.recognised.service?.bearerOf?.(record.incoming, stateOf, world.realNow())
  if (!bearer) throw new AuthenticationFailure('missing')
  record.place = { ...world.home, ...bearer.place }
  record.caller = identifyHolder(keyHolder(world.keyring, bearer.accessKeyId), world.realNow())
}

function knownCaller(world: GatewayWorld, record: RequestRecord): KnownCaller {
  const head = record.incoming
  record.signature = readSignature(head)
  record.recognised = recognise(world.services, head, record.signature?.service)
  const known = callerOf(head, record.signature, world.keyring, world.realNow())
  record.place = { ...world.home, account: known.caller.principal.account, region: known.signature.region }
  return known
}

async function decode(world: GatewayWorld, record: RequestRecord): Promise<Operation> {
  const { protocol, name, service } = record.recognised
  checkRegionName(record.place.region)
  const decoded = protocol.decode(record.incoming, name)
  record.decoded = decoded
  const operation = world.operations.get(decoded.operation)
  if (!service || !operation) throw protocol.unknownOperation(name, decoded.operation.slice(name.length + 1))
  // The operation that a request announces may be another than the one in its body.
  if (record.isAnonymous && !operation.isAnonymous) throw new AuthenticationFailure('missing')
  record.operation = operation
  service.checkRegion?.(decoded, record.place, world.view(record.place))
  if (protocol.spelling) {
    const { spelling } = protocol
    await checkInput(name, decoded, {
      ...{ spelling, rules: service.inputRules, place: record.place },
      ...(operation.refused && { refused: operation.refused }),
    })
  }
  return operation
}

/** Any region that looks like one is served; state begins empty in each. */
function checkRegionName(region: string): void {
  if (/^[a-z]{2,4}(-[a-z]{2,12}){1,3}-\d{1,2}$/.test(region)) return
  throw new AuthenticationFailure(
    'bad scope',
    `Credential should be scoped to a valid region, not '${region.slice(0, 64)}'.`,
  )
}

function toServiceError(error: unknown, record: RequestRecord): ServiceError {
  const { protocol, name } = record.recognised
  if (error instanceof AuthenticationFailure) {
    const { code, status, message } = protocol.authentication[error.problem]
    return new ServiceError(code, error.detail ?? message, { status, members: error.members })
  }
  if (error instanceof ServiceError) return error
  record.bug = error
  return new ServiceError('InternalFailure', `The sandbox failed at ${record.decoded?.operation ?? name}: ${error}`, {
    status: 500,
  })
}
