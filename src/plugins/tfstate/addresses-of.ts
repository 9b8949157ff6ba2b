import { attributesOf, isRecord, jsonOf, resourceOf, type State, stateOf } from './state.ts'

/** Ids and ARNs; a plain name may stand in a definition by chance. */
const telling = /^(arn:|[a-z]+-[0-9a-f]{8,}$|\/)/

/**
 * The lookups that give the ids of what a state's file holds, by id: `{{ tfstate `aws_subnet.a.id` }}`. Of two resources with one id the
 * first counts. Throws UserError where the bytes are no state.
 */
export function lookupsById(bytes: Uint8Array, source: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [id, address] of idsOf(stateOf(jsonOf(bytes, source), source)))
    if (telling.test(id) && !found.has(id)) found.set(id, `{{ tfstate \`${address}\` }}`)
  return found
}

function* idsOf(state: State): Generator<readonly [id: string, address: string]> {
  for (const [address, raw] of state.resources) {
    const resource = resourceOf(raw)
    for (const instance of resource.instances) {
      const attributes = attributesOf(instance, resource)
      if (!isRecord(attributes)) continue
      for (const attribute of ['arn', 'id']) {
        const id = attributes[attribute]
        if (typeof id === 'string') yield [id, `${address}${indexOf(instance.key)}.${attribute}`]
      }
    }
  }
}

/** Single quotes stand in JSON without being escaped, and templates take them for double ones. */
function indexOf(key: number | string | undefined): string {
  if (key === undefined) return ''
  return typeof key === 'number' ? `[${key}]` : `['${key}']`
}
