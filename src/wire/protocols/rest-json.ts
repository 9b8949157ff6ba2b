import { memberOf, operationShapes, shapeOf } from '../../shapes/index.ts'
import { awsJson } from './aws-json.ts'
import { bytes, escapeText, type Outgoing, type ProtocolCodec } from './protocol.ts'

/**
 * restJson1: method and path are the operation's own, members stand in the path, the query or a JSON body; answers and errors are JSON. Members
 * in headers are not among what is sent. https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html (checked 2026-11)
 */
export const restJson: ProtocolCodec = {
  ...awsJson,
  usesShapes: true,
  encode: (call) => {
    const { input, http } = shapesOf(call)
    const [method = 'GET', template = '/'] = http.split(' ')
    const labels: Record<string, string> = {}
    const query: Record<string, string> = {}
    const rest: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(call.input)) {
      const member = memberOf(input, name)
      if (value === undefined || value === null) continue
      if (member?.label) labels[name] = String(value)
      else if (member?.query) query[member.query] = String(value)
      else rest[name] = value
    }
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) => escapeText(labels[name] ?? ''))
    const hasBody = Object.keys(rest).length > 0
    return {
      method,
      path,
      query,
      headers: hasBody ? { 'content-type': 'application/json' } : {},
      body: hasBody ? bytes(JSON.stringify(rest)) : undefined,
    }
  },
}

function shapesOf({ service, shapes, operation }: Outgoing) {
  const found = shapes && operationShapes(shapes, operation)
  if (!shapes || !found?.input || !found.http) throw new Error(`bug: ${service}:${operation} is not among the shapes`)
  return { input: shapeOf(shapes, found.input), http: found.http }
}
