import { evaluateAssumeRole, parsePolicy } from '../iam/index.ts'
import { type Caller, serviceAsRole } from './authenticate/index.ts'
import { authorise, denialMessage, type JudgedCheck, type Policies, requestKeys } from './authorize/index.ts'
import type { BackgroundContext, RoleCall } from './aws-service.ts'
import { uuid } from './ids.ts'
import type { JournalEntry } from './journal.ts'
import { type Ids, type Operation, type Place, type Principal, ServiceError } from './service.ts'
import { findRoleByArn } from './services/iam/index.ts'

/** What calls of services' own are made with. */
export interface CallingWorld {
  readonly policies: Policies
  readonly operations: ReadonlyMap<string, Operation>
  readonly ids: Ids
  readonly journal: { record(entry: Omit<JournalEntry, 'number'>): void }
}

/** What is found out about one call, for the journal. */
interface Found {
  principal?: Principal
  checks?: readonly JudgedCheck[]
  context?: Readonly<Record<string, string>>
}

/**
 * Makes a call that a service makes by itself: the role's trust policy lets the service in, the role's policies allow the call, and the
 * operation does what it does. What is refused changes nothing, and stands in the journal like everything else.
 */
export function callAsRole(world: CallingWorld, context: BackgroundContext, call: RoleCall): void {
  const operation = world.operations.get(call.operation)
  if (!operation) throw new RangeError(`the sandbox does not serve ${call.operation}`)
  const found: Found = {}
  const error = refusalOf(() => carryOut(world, context, { call, operation, found }))
  world.journal.record({
    at: context.now,
    requestId: uuid(world.ids),
    account: context.account,
    region: context.region,
    principal: found.principal?.arn,
    operation: call.operation,
    access: operation.access,
    checks: found.checks ?? [],
    context: found.context ?? {},
    faults: [],
    status: error?.status ?? 200,
    error: error?.code,
    bug: undefined,
  })
}

function refusalOf(work: () => void): ServiceError | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof ServiceError) return error
    throw error
  }
}

interface Made {
  readonly call: RoleCall
  readonly operation: Operation
  readonly found: Found
}

function carryOut(world: CallingWorld, context: BackgroundContext, { call, operation, found }: Made): void {
  const caller = assume(call, context, found)
  found.principal = caller.principal
  const asked = { ...context, principal: caller.principal }
  const checks = operation.checks(call.input, asked)
  const keys = requestKeys({
    caller,
    region: context.region,
    sourceIp: undefined,
    userAgent: call.service,
    realNow: context.realNow ?? context.now,
  })
  const judgement = authorise(caller, checks, keys, world.policies)
  found.checks = judgement.checks
  found.context = keys
  if (judgement.denied) {
    const { check, judged } = judgement.denied
    throw accessDenied(denialMessage(caller.principal, check, judged, { quoteResource: false }))
  }
  operation.handle(call.input, asked)
}

/** The service under the role. Throws `AccessDeniedException` where the role is not there, or does not trust the service. */
function assume({ role: arn, service, source }: RoleCall, context: BackgroundContext, found: Found): Caller {
  const role = findRoleByArn(context.state, arn)
  const principal = { type: 'Service', id: service } as const
  const keys = { 'aws:SourceAccount': context.account, 'aws:SourceArn': source }
  const trusts =
    role !== undefined &&
    evaluateAssumeRole({ principal, role: arn, context: keys }, parsePolicy(role.trustPolicy)).decision === 'Allow'
  if (!role || !trusts) {
    found.checks = [refusedTrust(arn, keys)]
    throw accessDenied(`${service} cannot assume the role ${arn}`)
  }
  const place: Pick<Place, 'partition' | 'account'> = context
  // assumed: the name of the session; CloudTrail shows 32 digits that change from call to call
  const issued = { sessionName: context.ids.hex(32), issuedAt: context.realNow ?? context.now }
  return serviceAsRole({ state: context.state, place }, role, issued)
}

function refusedTrust(resource: string, context: JudgedCheck['context']): JudgedCheck {
  const decision = { decision: 'Deny', kind: 'implicit', policyType: 'resource-based' } as const
  return { action: 'sts:AssumeRole', resource, context, ...decision, statements: [] }
}

function accessDenied(message: string): ServiceError {
  return new ServiceError('AccessDeniedException', message)
}
