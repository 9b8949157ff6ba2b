import type { JsonObject } from '../../service.ts'

const keptMembers: readonly (readonly [member: string, header: string])[] = [
  ['ContentType', 'content-type'],
  ['CacheControl', 'cache-control'],
  ['ContentDisposition', 'content-disposition'],
  ['ContentLanguage', 'content-language'],
  ['ContentEncoding', 'content-encoding'],
]

/** Headers of a request that come back with the object: content type, metadata and their like. */
export function keptHeaders(input: JsonObject): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [member, header] of keptMembers) {
    const value = input[member]
    if (typeof value !== 'string') continue
    // `aws-chunked` tells how the request was sent, not what the object is.
    const meaning = value.replace(/^aws-chunked,?\s*/, '')
    if (meaning !== '') kept[header] = meaning
  }
  for (const [name, value] of Object.entries(texts(input['Metadata']))) kept[`x-amz-meta-${name}`] = value
  return kept
}

/** A map of texts, empty where there is none. */
export function texts(value: unknown): Record<string, string> {
  return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {}
}
