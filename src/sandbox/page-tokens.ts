import { createHash } from 'node:crypto'
import type { JsonObject, Operation, RequestContext } from './service.ts'

/** The members that lead from one page to the next, in answers and in requests. */
const members: readonly string[] = ['nextToken', 'NextToken', 'Marker', 'NextMarker']

/** S3's are keys of objects and its own tokens, those of GetLogEvents are places in a stream, which go both ways and are told again at the end. */
const own: readonly string[] = ['s3:ListObjects', 's3:ListObjectsV2', 's3:ListObjectVersions', 'logs:GetLogEvents']

/** In the place of a token that is none of the list: no operation has made it. */
export const foreignToken = '\u0000'

/**
 * Handles a request. A token leads on in the list that it is of alone, as on AWS, and unchanged: it carries a mark of its operation, without which the
 * operation is given one that it refuses in its own words.
 */
export function handleWithTokens(operation: Operation, input: JsonObject, context: RequestContext): JsonObject {
  if (own.includes(operation.name)) return operation.handle(input, context)
  const output = operation.handle(opened(operation, input), context)
  const member = members.find((name) => typeof output[name] === 'string')
  return member === undefined ? output : { ...output, [member]: sealed(operation, String(output[member])) }
}

function opened(operation: Operation, input: JsonObject): JsonObject {
  const member = members.find((name) => typeof input[name] === 'string' && input[name] !== '')
  if (member === undefined) return input
  const token = String(input[member])
  const inner = token.slice(0, -markLength)
  return { ...input, [member]: sealed(operation, inner) === token ? inner : foreignToken }
}

const markLength = 8

function sealed({ name }: Operation, token: string): string {
  const mark = createHash('sha256').update(`${name} ${token}`).digest('hex').slice(0, markLength)
  return `${token}${mark}`
}
