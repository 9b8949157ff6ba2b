import type { AccessCheck, Place, SandboxState } from '../../service.ts'
import { defaultKeyPolicy, findKey, type Grant, type GrantConstraints, type Key, keyArn } from './store.ts'

/** What IAM, the key's policy and its grants are asked for an action on a key; one that is not there is asked about as it was named. */
export function keyCheck(action: string, named: string, state: SandboxState, place: Place): AccessCheck {
  const key = findKey(state, place, named)
  const unknown = named.startsWith('arn:') ? named : keyArn(place, named)
  return {
    action,
    resource: key ? keyArn(place, key.id) : unknown,
    resourcePolicy: key ? withGrants(key) : defaultKeyPolicy(place),
  }
}

/** The condition keys of an encryption context. */
export function encryptionContextKeys(pairs: Readonly<Record<string, unknown>>): NonNullable<AccessCheck['context']> {
  const named = Object.entries(pairs).map(([name, value]) => [`kms:EncryptionContext:${name}`, String(value)])
  return { 'kms:EncryptionContextKeys': Object.keys(pairs), ...Object.fromEntries(named) }
}

// A grant allows what a statement of the key's policy that names the principal would.
// https://docs.aws.amazon.com/kms/latest/developerguide/grants.html (checked 2026-11)
function withGrants({ policy, grants = [] }: Key): string {
  if (grants.length === 0) return policy
  const document = JSON.parse(policy) as { Statement: unknown }
  return JSON.stringify({ ...document, Statement: [document.Statement, grants.flatMap(statementsOf)].flat(2) })
}

/** Operations that have no encryption context, and that constraints say nothing of. */
const withoutContext = new Set(['CreateGrant', 'RetireGrant', 'DescribeKey'])

function statementsOf({ grantee, operations, constraints }: Grant) {
  const statement = { Effect: 'Allow', Principal: { AWS: grantee }, Resource: '*' }
  const free = operations.filter((operation) => constraints === undefined || withoutContext.has(operation))
  const limited = operations.filter((operation) => !free.includes(operation))
  return [
    ...(free.length > 0 ? [{ ...statement, Action: actionsOf(free) }] : []),
    ...(limited.length > 0 ? [{ ...statement, Action: actionsOf(limited), Condition: conditionOf(constraints) }] : []),
  ]
}

function actionsOf(operations: readonly string[]): string[] {
  return operations.map((operation) => `kms:${operation}`)
}

// https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantConstraints.html (checked 2026-11): case counts in both
function conditionOf({ EncryptionContextSubset: subset, EncryptionContextEquals: equals }: GrantConstraints = {}) {
  const pairs = Object.entries({ ...subset, ...equals }).map(([name, value]) => [
    `kms:EncryptionContext:${name}`,
    value,
  ])
  const all = equals && { 'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': Object.keys(equals) } }
  return { StringEquals: Object.fromEntries(pairs), ...all }
}
