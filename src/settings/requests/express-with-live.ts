import { type ExpressDefinition, isObject, type JsonObject } from '../definitions/index.ts'
import { align } from './align.ts'
import type { WithLive } from './compare-with-live.ts'
import type { Comparison } from './same.ts'

/** What ECS takes for a missing member. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateExpressGatewayService.html (checked 2026-11) */
const usual: Comparison = {
  usual: new Map<string, unknown>([
    ['cpu', '1024'],
    ['memory', '2048'],
    ['healthCheckPath', '/'],
    ['primaryContainer.containerPort', 80],
  ]),
}

/** Where an Express service is: the configuration says it. */
const place = new Set(['cluster', 'serviceName'])

/**
 * An Express service as it is beside its definition: the members that the file has, since an update leaves the others as they are, but for the
 * environment and the secrets, which it empties. Without a service all is new.
 */
export function expressWithLive(
  live: JsonObject | undefined,
  { input }: Pick<ExpressDefinition, 'input'>,
  ignored: readonly string[] = [],
): WithLive {
  const named = Object.entries(input).filter(([key]) => !place.has(key) && !ignored.includes(key))
  const wanted = expressForm(Object.fromEntries(named))
  if (live === undefined) return { wanted, live: {} }
  const there = expressForm(live)
  const shown = Object.fromEntries(Object.keys(wanted).map((key) => [key, beside(there[key], wanted[key])]))
  const aligned = align(wanted, shown, usual)
  return { wanted: objectOf(aligned.wanted), live: objectOf(aligned.live) }
}

/** What stands beside a wanted value: of objects the members that are wanted. */
function beside(there: unknown, wanted: unknown): unknown {
  if (!isObject(there) || !isObject(wanted)) return there
  return Object.fromEntries(Object.keys(wanted).flatMap((key) => (key in there ? [[key, there[key]]] : [])))
}

/** With the lists that an update empties, and in order what ECS has in none. */
function expressForm(definition: JsonObject): JsonObject {
  const { primaryContainer: container, networkConfiguration: network, tags } = definition
  return {
    ...definition,
    ...(isObject(container) ? { primaryContainer: { environment: [], secrets: [], ...container } } : {}),
    ...(isObject(network)
      ? { networkConfiguration: Object.fromEntries(Object.entries(network).map(([key, list]) => [key, sorted(list)])) }
      : {}),
    ...(Array.isArray(tags) ? { tags: [...tags].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) } : {}),
  }
}

function sorted(list: unknown): unknown {
  return Array.isArray(list) ? [...list].sort() : list
}

function keyOf(tag: unknown): string {
  return isObject(tag) ? String(tag['key']) : ''
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}
