import type { Http, HttpRequest } from '../../src/wire/index.ts'

/** A request that was seen, decoded. */
export interface SeenCall {
  /** `ecs`, `logs`, `sts`, ... */
  readonly service: string
  readonly operation: string
  /** JSON of awsJson services; the form fields, without Action and Version, of query services. */
  readonly input: Readonly<Record<string, unknown>>
}

/** A recorded request with its answer. */
export interface RecordedCall extends SeenCall {
  readonly status: number
  readonly output: unknown
  /** The XML of query services. */
  readonly outputText?: string
}

/** An answer of ECS that goes well. */
export function ecsAnswer(operation: string, output: object): RecordedCall {
  return {
    service: 'ecs',
    operation,
    input: {},
    status: 200,
    output,
  }
}

/** An AWS that only knows a recording. */
export interface RecordedAws {
  readonly http: Http
  /** All requests so far. */
  readonly seen: readonly SeenCall[]
}

/**
 * Answers each operation with its recorded answers, in their order and the last one for ever: who polls more often than the recorded
 * program still comes to the end. An operation that was not recorded is refused as emulators refuse what they lack.
 */
export function recordedAws(recording: readonly RecordedCall[]): RecordedAws {
  const seen: SeenCall[] = []
  return {
    seen,
    http: async (request) => {
      const call = decode(request)
      const answers = recording.filter((one) => one.service === call.service && one.operation === call.operation)
      const before = seen.filter((one) => one.service === call.service && one.operation === call.operation).length
      seen.push(call)
      return encode(answers[Math.min(before, answers.length - 1)] ?? unknownOperation(call))
    },
  }
}

function unknownOperation(call: SeenCall): RecordedCall {
  return {
    ...call,
    status: 400,
    output: { __type: 'UnknownOperationException', message: `${call.operation} is not in the recording` },
  }
}

/** Name of the service by the prefix of `X-Amz-Target`. */
const services: Readonly<Record<string, string>> = {
  AmazonEC2ContainerRegistry_V20150921: 'ecr',
  AmazonEC2ContainerServiceV20141113: 'ecs',
  AmazonSSM: 'ssm',
  AnyScaleFrontendService: 'application-autoscaling',
  CodeDeploy_20141006: 'codedeploy',
  Logs_20140328: 'logs',
  secretsmanager: 'secretsmanager',
}
/** Version of the API by which a query request tells its service. */
const queryServices: Readonly<Record<string, string>> = {
  '2010-05-08': 'iam',
  '2010-05-15': 'cloudformation',
  '2011-06-15': 'sts',
  '2015-12-01': 'elasticloadbalancing',
  '2016-11-15': 'ec2',
}

/** The operation and input of a request of an awsJson or query service. */
export function decode({ method, url, headers, body }: HttpRequest): SeenCall {
  // The HTTP interface of a registry of images, and where its tokens come from.
  const { host, pathname } = new URL(url)
  if (/^\/(v2|token)\b/.test(pathname))
    return { service: 'registry', operation: `${method} ${pathname}`, input: { host } }
  const text = new TextDecoder().decode(body)
  const [prefix, operation] = headers['x-amz-target']?.split('.') ?? []
  if (prefix !== undefined && operation !== undefined)
    return { service: services[prefix] ?? prefix, operation, input: JSON.parse(text) }
  const { Action, Version, ...input } = Object.fromEntries(new URLSearchParams(text))
  if (Action === undefined || Version === undefined) throw new Error(`neither awsJson nor query: ${url}`)
  return { service: queryServices[Version] ?? Version, operation: Action, input }
}

function encode({ status, output, outputText }: RecordedCall): Awaited<ReturnType<Http>> {
  return {
    status,
    headers: {
      'x-amzn-requestid': '00000000-0000-4000-8000-000000000000',
      'content-type': outputText === undefined ? 'application/x-amz-json-1.1' : 'text/xml',
    },
    body: new TextEncoder().encode(outputText ?? JSON.stringify(output)),
  }
}
