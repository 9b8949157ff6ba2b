import type { Incoming } from '../incoming.ts'
import { own } from '../records.ts'
import { awsJson } from './aws-json.ts'
import type { Protocol } from './protocol.ts'
import { query } from './query.ts'
import { s3 } from './s3/index.ts'

/** Which service a request is for, and how it speaks. */
export interface Recognised {
  readonly service: string
  readonly protocol: Protocol
}

const spoken: Readonly<Record<string, Protocol>> = { ecs: awsJson, logs: awsJson, iam: query, sts: query, s3 }

const targets: Readonly<Record<string, string>> = {
  AmazonEC2ContainerServiceV20141113: 'ecs',
  Logs_20140328: 'logs',
}

const versions: Readonly<Record<string, string>> = { '2010-05-08': 'iam', '2011-06-15': 'sts' }

/** One mark by which a request is recognised. */
interface Recogniser {
  readonly name: string
  recognise(incoming: Incoming): Recognised | undefined
}

/** Asked in this order; the first that knows the request has it. The last one always does. */
const recognisers: readonly Recogniser[] = [
  { name: 'credential scope', recognise: byCredentialScope },
  { name: 'target header', recognise: byTarget },
  { name: 'action field', recognise: byAction },
  { name: 'anything else is S3', recognise: () => ({ service: 's3', protocol: s3 }) },
]

/** The service that a request is for. Nothing of it is trusted yet, its signature least of all. */
export function recognise(incoming: Incoming): Recognised {
  for (const { recognise } of recognisers) {
    const recognised = recognise(incoming)
    if (recognised) return recognised
  }
  return { service: 's3', protocol: s3 }
}

function byCredentialScope(incoming: Incoming): Recognised | undefined {
  const credential =
    /Credential=([^,\s]+)/.exec(incoming.headers.get('authorization') ?? '')?.[1] ??
    incoming.url.searchParams.get('X-Amz-Credential') ??
    ''
  const service = credential.split('/').at(-2)
  if (service === undefined || !/^[a-z0-9-]+$/.test(service)) return undefined
  // A service that is not served still gets its refusal in a protocol that its client reads.
  const protocol = own(spoken, service) ?? (byTarget(incoming) ?? byAction(incoming))?.protocol ?? awsJson
  return { service, protocol }
}

function byTarget(incoming: Incoming): Recognised | undefined {
  const target = incoming.headers.get('x-amz-target')
  if (target === null) return undefined
  const prefix = target.split('.')[0] ?? ''
  return { service: own(targets, prefix) ?? prefix.slice(0, 64), protocol: awsJson }
}

function byAction(incoming: Incoming): Recognised | undefined {
  const isForm = incoming.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false
  const fields = isForm ? new URLSearchParams(incoming.body.toString('utf8')) : incoming.url.searchParams
  if (!fields.has('Action')) return undefined
  return { service: own(versions, fields.get('Version') ?? '') ?? 'sts', protocol: query }
}
