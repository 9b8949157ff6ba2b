import { type ArnValue, arnValue, parseArn } from './arn.ts'
import { type Caller, callerOf, type Principal } from './caller.ts'
import type { ContextValue } from './conditions/compile-condition.ts'
import type { Lookup } from './template.ts'
import { hasUnknown } from './unknown.ts'

/** Condition keys and their values. A list marks a key that can have several values, even when it holds one. */
export type Context = Readonly<Record<string, string | readonly string[]>>

/** One question to the policies: may this principal do this action on this resource? Any value may hold unknowns (`unknown`). */
export interface AccessRequest {
  readonly principal: Principal
  /** `service:Action`; letter case does not count. */
  readonly action: string
  /** The ARN, or `*` for an action without a resource. */
  readonly resource: string
  readonly context?: Context
  /** The account that owns the resource, where its ARN does not say so (S3) or says otherwise. */
  readonly resourceAccount?: string
}

/** A request made ready for matching. */
export interface PreparedRequest {
  readonly caller: Caller
  /** In lower case. */
  readonly action: string
  /** As it was asked. */
  readonly actionAsked: string
  readonly resource: ArnValue
  readonly resourceAccount: string
  /** The values that the context has for a condition key in lower case. */
  readonly valueOf: (key: string) => ContextValue
  readonly lookup: Lookup
}

/** Makes a request ready for matching. */
export function prepareRequest(request: AccessRequest): PreparedRequest {
  const context = new Map<string, string | readonly string[]>()
  for (const [key, value] of Object.entries(request.context ?? {})) context.set(key.toLowerCase(), value)
  const caller = callerOf(request.principal, context.get('aws:principalarn'))
  return {
    caller,
    action: request.action.toLowerCase(),
    actionAsked: request.action,
    resource: arnValue(request.resource),
    // An account that is not known yet is taken for one's own.
    resourceAccount:
      request.resourceAccount ??
      (hasUnknown(caller.account) ? undefined : accountOf(request.resource)) ??
      caller.account,
    valueOf: (key) => context.get(key),
    lookup: (key) => {
      const value = context.get(key.toLowerCase())
      return value === undefined || typeof value === 'string' ? value : null
    },
  }
}

/** The account in an ARN; `undefined` where none is told or AWS itself owns the resource. */
function accountOf(resource: string): string | undefined {
  const account = parseArn(resource)?.account
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined
}
