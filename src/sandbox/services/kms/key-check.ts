import type { AccessCheck, Place, SandboxState } from '../../service.ts'
import { defaultKeyPolicy, findKey, type Grant, type Key, keyArn } from './store.ts'

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

// A grant allows what a statement of the key's policy that names the principal would.
// https://docs.aws.amazon.com/kms/latest/developerguide/grants.html (checked 2026-11); their constraints are not looked at
function withGrants({ policy, grants = [] }: Key): string {
  if (grants.length === 0) return policy
  const document = JSON.parse(policy) as { Statement: unknown }
  return JSON.stringify({ ...document, Statement: [document.Statement, grants.map(statementOf)].flat(2) })
}

function statementOf({ grantee, operations }: Grant) {
  const actions = operations.map((operation) => `kms:${operation}`)
  return { Effect: 'Allow', Principal: { AWS: grantee }, Action: actions, Resource: '*' }
}
