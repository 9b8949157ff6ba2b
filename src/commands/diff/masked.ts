import type { JsonObject } from '../../settings/index.ts'

/** Names of variables whose values are not for logs, wherever a word of theirs says so. */
const secretName =
  /(^|[_\-.])(secret|secrets|password|passwd|passphrase|token|credentials?|private|(api|access|secret|auth|encryption)?_?key)([_\-.]|$)/i

const MASK = '********'

/** Both sides with the values of variables whose names tell of a secret masked. That they differ still shows. */
export function masked(live: JsonObject, wanted: JsonObject): readonly [JsonObject, JsonObject] {
  const before = secretsIn(live)
  const after = secretsIn(wanted)
  return [
    hide(live, (place) => (after.has(place) && after.get(place) !== before.get(place) ? `${MASK} (now)` : MASK)),
    hide(wanted, (place) => (before.has(place) && after.get(place) !== before.get(place) ? `${MASK} (changed)` : MASK)),
  ]
}

/** The values of all variables with such a name, by container and name. */
function secretsIn(definition: JsonObject): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>()
  hide(definition, (place, value) => {
    found.set(place, value)
    return MASK
  })
  return found
}

type Cover = (place: string, value: unknown) => string

function hide(definition: JsonObject, cover: Cover): JsonObject {
  const { containerDefinitions: containers, primaryContainer: only } = definition
  return {
    ...definition,
    ...(only === undefined ? {} : { primaryContainer: hideInContainer(only, cover) }),
    ...(Array.isArray(containers)
      ? { containerDefinitions: containers.map((one: unknown) => hideInContainer(one, cover)) }
      : {}),
  }
}

function hideInContainer(container: unknown, cover: Cover): unknown {
  if (!isObject(container) || !Array.isArray(container['environment'])) return container
  const environment = container['environment'].map((variable: unknown) => {
    if (!isObject(variable) || typeof variable['name'] !== 'string' || !secretName.test(variable['name']))
      return variable
    return { ...variable, value: cover(`${String(container['name'])}/${variable['name']}`, variable['value']) }
  })
  return { ...container, environment }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
