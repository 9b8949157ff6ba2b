import type { AccessCheck, Place, SandboxState } from '../../service.ts'
import { defaultKeyPolicy, findKey, keyArn } from './store.ts'

/** What IAM and the key's policy are asked for an action on a key; one that is not there is asked about as it was named. */
export function keyCheck(action: string, named: string, state: SandboxState, place: Place): AccessCheck {
  const key = findKey(state, place, named)
  const unknown = named.startsWith('arn:') ? named : keyArn(place, named)
  return {
    action,
    resource: key ? keyArn(place, key.id) : unknown,
    resourcePolicy: key?.policy ?? defaultKeyPolicy(place),
  }
}
