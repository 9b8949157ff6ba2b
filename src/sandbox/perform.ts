import type { Caller } from './authenticate/index.ts'
import { authorise, denialMessage, type Judgement, requestKeys } from './authorize/index.ts'
import {
  ConnectionClosed,
  type Fault,
  type FaultTime,
  serverError,
  throttlingError,
  withSmallPages,
} from './faults/index.ts'
import type { GatewayWorld, RequestRecord } from './gateway-world.ts'
import { handleWithTokens } from './page-tokens.ts'
import { type AccessCheck, type JsonObject, type Operation, type RequestContext, ServiceError } from './service.ts'

/** Does what a request asks for, if IAM allows it, with the faults that meet it. Throws `ServiceError`, `ConnectionClosed`. */
export function perform(world: GatewayWorld, record: RequestRecord, operation: Operation): JsonObject {
  const { decoded, caller, place } = record
  if (!decoded || !caller) throw new Error('a request is performed before it is known')
  fail(record, 'before')
  const stale = faultOf(record, 'stale')
  const context = (): RequestContext => ({ ...world.context(place, world.clock.now()), principal: caller.principal })
  if (!operation.open) permit(world, record, { operation, caller, checks: operation.checks(decoded.input, context()) })
  const dry = record.recognised.service?.dryRun?.(decoded.input)
  if (dry) throw dry
  // Only now: who is refused pulls no time. A stale read shows what is not settled.
  if (world.clockMode === 'settle' && !stale) {
    if (operation.access === 'read') world.clock.settle()
    else world.clock.disturbed()
  }
  const pages = faultOf(record, 'truncated')
  const input = pages ? withSmallPages(operation.name, decoded.input, pages.items) : decoded.input
  const present = context()
  record.at = present.now
  const output = handleWithTokens(operation, input, {
    ...present,
    state: viewFor(world, record, { operation, context: present }),
  })
  fail(record, 'after')
  return output
}

/** The state that an operation sees: for a read that meets staleness, as it was before the last writes. */
function viewFor(
  world: GatewayWorld,
  record: RequestRecord,
  { operation, context }: { readonly operation: Operation; readonly context: RequestContext },
): RequestContext['state'] {
  const { place } = record
  const { service } = record.recognised
  const { state: view, now } = context
  if (!service) return view
  if (operation.access === 'write') {
    world.history.beforeWrite(service, place, now)
    return view
  }
  const stale = faultOf(record, 'stale')
  return stale ? world.history.view(view, service, { place, since: now - stale.seconds * 1000 }) : view
}

/** Throws what the faults of a call say that happens before its effect, or after it. */
function fail({ recognised, faults = [] }: RequestRecord, when: FaultTime): void {
  for (const fault of faults) {
    if (fault.fault === 'throttling' && when === 'before') throw throttlingError(recognised.protocol.name)
    if (fault.fault === 'closed' && (fault.when ?? 'before') === when) throw new ConnectionClosed()
    if (fault.fault === 'serverError' && (fault.when ?? 'before') === when)
      throw serverError(recognised.protocol.name, recognised.name, fault)
  }
}

/** The first fault of a kind that a call meets. */
export function faultOf<Kind extends Fault['fault']>(
  { faults = [] }: RequestRecord,
  kind: Kind,
): (Fault & { readonly fault: Kind }) | undefined {
  return faults.find((fault): fault is Fault & { readonly fault: Kind } => fault.fault === kind)
}

interface Permission {
  readonly operation: Operation
  readonly caller: Caller
  readonly checks: readonly AccessCheck[]
}

function permit(world: GatewayWorld, record: RequestRecord, { operation, caller, checks }: Permission): void {
  if (checks.length === 0) throw withoutRule(operation, record)
  const keys = requestKeys({
    caller,
    region: record.place.region,
    sourceIp: world.sourceIp,
    userAgent: record.incoming.headers.get('user-agent') ?? undefined,
    realNow: world.realNow(),
  })
  const judgement = authorise(caller, checks, keys, world.policies)
  const { checks: judged, denied } = faultOf(record, 'denial') ? deniedByScenario(checks, judgement) : judgement
  record.checks = judged
  record.context = keys
  if (denied) throw denial(denied, caller, record)
}

/** The first question is denied as by a policy of nobody's that the scenario stands for. */
function deniedByScenario(checks: readonly AccessCheck[], judgement: Judgement): Judgement {
  const [check] = checks
  const [judged] = judgement.checks
  if (!check || !judged) return judgement
  const refused = { ...judged, decision: 'Deny', kind: 'implicit', statements: ['the scenario'] } as const
  return { checks: [refused], denied: { check, judged: refused } }
}

function denial(denied: NonNullable<Judgement['denied']>, caller: Caller, record: RequestRecord): ServiceError {
  const { code, status, quotesResource = false } = record.recognised.protocol.denied
  // What KMS refuses, S3 hands on as it is: https://github.com/ministryofjustice/modernisation-platform/pull/11726 (checked 2026-11)
  const quoteResource = quotesResource && !denied.check.action.startsWith('kms:')
  const message = denialMessage(caller.principal, denied.check, denied.judged, { quoteResource })
  return new ServiceError(code, message, { status })
}

function withoutRule(operation: Operation, record: RequestRecord): ServiceError {
  const { code, status } = record.recognised.protocol.denied
  const message = `User: ${record.caller?.principal.arn} is not authorized to perform: ${operation.name} because the sandbox has no rule that says what it needs`
  return new ServiceError(code, message, { status })
}
