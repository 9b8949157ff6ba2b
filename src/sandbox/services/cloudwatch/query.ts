import { type Protocol, query } from '../../protocols/index.ts'
import type { Json, JsonObject } from '../../service.ts'

const form = query({
  version: '2010-08-01',
  namespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
  emptyResults: /^(?:Tag|Untag)Resource$/,
})

/** The protocol of CloudWatch's older clients, Terraform's among them: in it times are written out. */
export const cloudWatchQuery: Protocol = {
  ...form,
  encode: (output, exchange) => form.encode(withTimes(output), exchange),
}

function withTimes(output: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(output).map(([name, value]) => [name, written(name, value)]))
}

function written(name: string, value: Json | undefined): Json | undefined {
  if (typeof value === 'number' && name.endsWith('Timestamp')) return new Date(value * 1000).toISOString()
  if (Array.isArray(value)) return value.map((item) => written(name, item) ?? null)
  return typeof value === 'object' && value !== null ? withTimes(value) : value
}
