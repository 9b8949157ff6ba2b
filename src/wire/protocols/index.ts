import type { Protocol } from '../../shapes/index.ts'
import { awsJson } from './aws-json.ts'
import type { ProtocolCodec } from './protocol.ts'

export {
  type Encoded,
  type ErrorAnswer,
  escapeText,
  type Outgoing,
  type ProtocolCodec,
  UnreadableAnswer,
} from './protocol.ts'

/** The codec of a protocol. ECS's own is at hand; the others are loaded when first used. */
export async function codecOf(protocol: Protocol): Promise<ProtocolCodec> {
  switch (protocol) {
    case 'awsJson1.1':
      return awsJson
    case 'query':
      return (await import('./query.ts')).query
    case 'ec2Query':
      return (await import('./ec2-query.ts')).ec2Query
    case 'restJson1':
      return (await import('./rest-json.ts')).restJson
    case 'restXml':
      return (await import('./s3.ts')).s3
  }
}
