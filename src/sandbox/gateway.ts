import {
  AuthenticationFailure,
  authenticate,
  type Caller,
  readSignature,
  type Signature,
} from './authenticate/index.ts'
import {
  authorise,
  denialMessage,
  type JudgedCheck,
  type Judgement,
  type Policies,
  requestKeys,
} from './authorize/index.ts'
import type { Clock, ClockMode } from './clock.ts'
import { uuid } from './ids.ts'
import { type Incoming, receive } from './incoming.ts'
import type { createJournal } from './journal.ts'
import { type Asked, checkTypes, type Exchange, type Recognised, recognise } from './protocols/index.ts'
import {
  type AccessCheck,
  type JsonObject,
  type Operation,
  type RequestContext,
  type SandboxState,
  ServiceError,
} from './service.ts'
import { findBucket } from './services/s3/index.ts'

/** What the gateway needs to know of the sandbox. */
export interface GatewayWorld {
  readonly account: string
  readonly partition: string
  readonly region: string
  readonly sourceIp: string
  readonly clock: Clock
  readonly clockMode: ClockMode
  readonly journal: ReturnType<typeof createJournal>
  readonly policies: Policies
  readonly operations: ReadonlyMap<string, Operation>
  realNow(): number
  state(): SandboxState
  context(now: number): Omit<RequestContext, 'principal'>
}

/** One request on its way through the steps below; each adds what it found out, and the journal tells as much as there is. */
interface Passage {
  readonly requestId: string
  incoming: Incoming
  recognised: Recognised
  signature?: Signature | undefined
  caller?: Caller
  asked?: Asked | undefined
  operation?: Operation
  checks?: readonly JudgedCheck[]
  error?: string
  bug?: unknown
}

/** Answers one request as AWS would. What goes wrong is an answer, too. */
export async function answer(world: GatewayWorld, request: Request): Promise<Response> {
  const unread = { method: request.method, url: new URL(request.url), headers: request.headers, body: Buffer.alloc(0) }
  const passage: Passage = {
    requestId: uuid(world.context(world.realNow()).ids),
    incoming: unread,
    recognised: recognise(unread),
  }
  const response = await respond(world, request, passage)
  // Real time: clients correct their clocks by it, and signatures are checked against it.
  response.headers.set('date', new Date(world.realNow()).toUTCString())
  world.journal.record({
    at: world.clock.now(),
    requestId: passage.requestId,
    principal: passage.caller?.principal.arn,
    operation: passage.asked?.operation,
    access: passage.operation?.access,
    checks: passage.checks ?? [],
    status: response.status,
    error: passage.error,
    bug: passage.bug,
  })
  return response
}

async function respond(world: GatewayWorld, request: Request, passage: Passage): Promise<Response> {
  const exchange = (): Exchange => ({
    requestId: passage.requestId,
    incoming: passage.incoming,
    service: passage.recognised.service,
    asked: passage.asked,
    state: world.state(),
  })
  try {
    passage.incoming = await receive(request)
    passage.recognised = recognise(passage.incoming)
    authenticateCaller(world, passage)
    const operation = decode(world, passage)
    if (passage.asked && passage.recognised.protocol.name === 'awsJson') {
      await checkTypes(passage.recognised.service, passage.asked)
    }
    const output = perform(world, passage, operation)
    return passage.recognised.protocol.encode(output, exchange())
  } catch (error) {
    const refusal = toServiceError(error, passage)
    passage.error = refusal.code
    return passage.recognised.protocol.encodeError(refusal, exchange())
  }
}

function authenticateCaller(world: GatewayWorld, passage: Passage): void {
  passage.signature = readSignature(passage.incoming)
  const { caller, incoming } = authenticate(passage.incoming, passage.signature, world.state(), world, world.realNow())
  passage.caller = caller
  passage.incoming = incoming
}

function decode(world: GatewayWorld, passage: Passage): Operation {
  const { protocol, service } = passage.recognised
  const asked = protocol.decode(passage.incoming, service)
  passage.asked = asked
  const operation = world.operations.get(asked.operation)
  if (!operation) throw protocol.unknownOperation(service, asked.operation.slice(service.length + 1))
  passage.operation = operation
  checkRegion(world, passage)
  return operation
}

function perform(world: GatewayWorld, passage: Passage, operation: Operation): JsonObject {
  const { asked, caller, recognised, signature } = passage
  if (!asked || !caller) throw new Error('a request is performed before it is known')
  const region = isGlobal(recognised.service) && signature ? signature.region : world.region
  const context = (): RequestContext => ({ ...world.context(world.clock.now()), region, principal: caller.principal })
  if (!operation.open)
    permit(world, passage, { operation, caller, region, checks: operation.checks(asked.input, context()) })
  // Only now: who is refused pulls no time.
  if (world.clockMode === 'settle') {
    if (operation.access === 'read') world.clock.settle()
    else world.clock.disturbed()
  }
  return operation.handle(asked.input, context())
}

interface Permission {
  readonly operation: Operation
  readonly caller: Caller
  readonly region: string
  readonly checks: readonly AccessCheck[]
}

function permit(world: GatewayWorld, passage: Passage, { operation, caller, region, checks }: Permission): void {
  if (checks.length === 0) throw withoutRule(operation, passage)
  const keys = requestKeys({
    caller,
    region,
    sourceIp: world.sourceIp,
    userAgent: passage.incoming.headers.get('user-agent') ?? undefined,
    realNow: world.realNow(),
  })
  const judgement = authorise(caller, checks, keys, world.policies)
  passage.checks = judgement.checks
  if (judgement.denied) throw denial(judgement.denied, caller, passage)
}

/** IAM and STS have one endpoint for all regions, and buckets have regions of their own. */
function isGlobal(service: string): boolean {
  return service === 'iam' || service === 'sts' || service === 's3'
}

function checkRegion(world: GatewayWorld, { recognised, signature, asked }: Passage): void {
  if (!signature) return
  if (recognised.service === 's3') {
    const bucket = findBucket(world.state(), String(asked?.input['Bucket'] ?? ''))
    if (!bucket || bucket.region === signature.region || asked?.operation === 's3:CreateBucket') return
    throw new AuthenticationFailure(
      'bad scope',
      `The authorization header is malformed; the region '${signature.region}' is wrong; expecting '${bucket.region}'`,
      { Region: bucket.region },
    )
  }
  if (isGlobal(recognised.service) || signature.region === world.region) return
  throw new AuthenticationFailure(
    'bad scope',
    `Credential should be scoped to a valid region, not '${signature.region}'. The sandbox is in '${world.region}'.`,
  )
}

function denial(denied: NonNullable<Judgement['denied']>, caller: Caller, passage: Passage): ServiceError {
  const { code, status } = passage.recognised.protocol.denied
  // observed: test/vectors/iam/denials.json (S3 puts the resource in quotes)
  const quoteResource = passage.recognised.service === 's3'
  return new ServiceError(code, denialMessage(caller.principal, denied.check, denied.judged, { quoteResource }), {
    status,
  })
}

function withoutRule(operation: Operation, passage: Passage): ServiceError {
  const { code, status } = passage.recognised.protocol.denied
  const message = `User: ${passage.caller?.principal.arn} is not authorized to perform: ${operation.name} because the sandbox has no rule that says what it needs`
  return new ServiceError(code, message, { status })
}

function toServiceError(error: unknown, passage: Passage): ServiceError {
  const { protocol, service } = passage.recognised
  if (error instanceof AuthenticationFailure) {
    passage.asked ??= decodeUnchecked(passage)
    const { code, status, message } = protocol.authentication[error.problem]
    return new ServiceError(code, error.detail ?? message, { status, members: error.members })
  }
  if (error instanceof ServiceError) return error
  passage.bug = error
  return new ServiceError('InternalFailure', `The sandbox failed at ${passage.asked?.operation ?? service}: ${error}`, {
    status: 500,
  })
}

/** What a request that is not let in would have asked for: the journal wants to name it. */
function decodeUnchecked({ recognised, incoming }: Passage): Asked | undefined {
  try {
    return recognised.protocol.decode(incoming, recognised.service)
  } catch (error) {
    if (error instanceof ServiceError) return undefined
    throw error
  }
}
