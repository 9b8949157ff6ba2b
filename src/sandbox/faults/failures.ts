import { ServiceError } from '../service.ts'
import type { Fault } from './rule.ts'

interface Failure {
  readonly code: string
  readonly status: number
  readonly message: string
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/CommonErrors.html, https://docs.aws.amazon.com/ec2/latest/devguide/errors-overview.html,
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html and https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html
// (checked 2026-11); assumed: the texts of awsJson's and the query protocol's own failures
const failures: Readonly<Record<string, { readonly throttled: Failure; readonly broken: Failure }>> = {
  awsJson: {
    throttled: { code: 'ThrottlingException', status: 400, message: 'Rate exceeded' },
    broken: { code: 'InternalFailure', status: 500, message: 'The request processing has failed.' },
  },
  query: {
    throttled: { code: 'Throttling', status: 400, message: 'Rate exceeded' },
    broken: { code: 'InternalFailure', status: 500, message: 'The request processing has failed.' },
  },
  ec2Query: {
    throttled: { code: 'RequestLimitExceeded', status: 503, message: 'Request limit exceeded.' },
    broken: { code: 'InternalError', status: 500, message: 'An internal error has occurred' },
  },
  restJson: {
    throttled: { code: 'TooManyRequestsException', status: 429, message: 'Rate Exceeded.' },
    broken: { code: 'ServiceException', status: 500, message: 'The service encountered an internal error.' },
  },
  s3: {
    throttled: { code: 'SlowDown', status: 503, message: 'Please reduce your request rate.' },
    broken: {
      code: 'InternalError',
      status: 500,
      message: 'We encountered an internal error. Please try again.',
    },
  },
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html (checked 2026-11) */
const brokenEcs: Failure = {
  code: 'ServerException',
  status: 500,
  message: 'Service Unavailable. Please try again later.',
}

/** The refusal of a call that meets throttling, in the protocol's words. */
export function throttlingError(protocol: string): ServiceError {
  return errorOf(failuresOf(protocol).throttled)
}

/** The failure of AWS itself that a call meets. */
export function serverError(protocol: string, service: string, fault: Fault & { readonly fault: 'serverError' }) {
  const usual = service === 'ecs' ? brokenEcs : failuresOf(protocol).broken
  const { status = usual.status, code = usual.code, message = usual.message } = fault
  return errorOf({ status, code, message })
}

/**
 * Rejects a `fetch` whose connection was closed without an answer, as that of Node.js does.
 * https://nodejs.org/api/globals.html#fetch (checked 2026-11)
 */
export class ConnectionClosed extends TypeError {
  override readonly name = 'ConnectionClosed'

  constructor() {
    super('fetch failed', {
      cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' }),
    })
  }
}

function failuresOf(protocol: string) {
  return failures[protocol] ?? failures['awsJson'] ?? raise(protocol)
}

function raise(protocol: string): never {
  throw new Error(`no failures are known of ${protocol}`)
}

function errorOf({ code, status, message }: Failure): ServiceError {
  return new ServiceError(code, message, { status })
}
