import {
  type Call,
  DeniedError,
  type ErrorCode,
  type Failure,
  RemoteError,
  UserError,
  WriteUnderWay,
} from '../calls/index.ts'
import { AnsweredFault, ConnectionFault, type Fault, isExpired } from './faults.ts'
import type { ProxiedError } from './proxy.ts'
import { verdictOn } from './retry.ts'

/** Codes by which AWS refuses; other services than those served here spell it in yet other ways. */
const denied = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AllAccessDisabled',
  'AuthorizationError',
  'AuthorizationErrorException',
  'KMSAccessDeniedException',
  'NotAuthorized',
  'UnauthorizedOperation',
])

const unknownKey = new Set(['UnrecognizedClientException', 'InvalidClientTokenId', 'InvalidAccessKeyId', 'AuthFailure'])
const wrongSecret = new Set(['SignatureDoesNotMatch', 'InvalidSignatureException', 'IncompleteSignature'])
const noToken = new Set(['MissingAuthenticationToken', 'MissingAuthenticationTokenException', 'InvalidToken'])

/**
 * What the user is told of the last fault of a call. `isUncertain`: an attempt, this one or one before, may have reached AWS. Of a write it
 * is then said that it may have been carried out (`ANSWER_LOST`), and what shows it.
 */
export function failureOf(fault: Fault, call: Call<unknown>, isUncertain: boolean): Failure {
  const doubt = isUncertain && call.access === 'write' ? doubtAbout(call) : undefined
  if (fault instanceof ConnectionFault) return unreachable(fault, call.name, doubt)
  if (fault instanceof AnsweredFault) return refused(fault, call.name, doubt)
  throw fault
}

function doubtAbout({ shownBy, repeatedBy }: Call<unknown>): string {
  const shown = shownBy === undefined ? '' : `: \`${shownBy}\` shows it`
  const again = repeatedBy === undefined ? '' : `; \`${repeatedBy}\` makes a repetition safe`
  return `AWS may have carried it out all the same${shown}${again}`
}

/** The end of the command, by its time or its user, came while a write was under way. */
export function underWay(end: Failure, call: Call<unknown>): Failure {
  return new WriteUnderWay(`${call.name} was sent, and nobody waited for its answer`, {
    hint: doubtAbout(call),
    cause: end,
  })
}

function refused(fault: AnsweredFault, operation: string, doubt: string | undefined): RemoteError {
  const { code: awsCode, message, requestId } = fault.answer
  const details = {
    awsCode,
    status: fault.status,
    requestId: fault.headers['x-amzn-requestid'] ?? fault.headers['x-amz-request-id'] ?? requestId,
    operation,
  }
  if (denied.has(awsCode))
    return new DeniedError('ACCESS_DENIED', `${operation} was denied: ${words(message || awsCode)}`, details)
  const said = message === undefined || message === '' ? awsCode : `${awsCode}: ${words(message)}`
  if (doubt !== undefined && verdictOn(fault) === 'unclear')
    return new RemoteError('ANSWER_LOST', `${operation} has no answer to go by: ${said}`, { ...details, hint: doubt })
  const { code, hint = doubt } = kindOf(fault)
  return new RemoteError(code, `${operation} failed: ${said}`, { ...details, hint })
}

function kindOf(fault: AnsweredFault): { code: ErrorCode; hint?: string } {
  const { code } = fault.answer
  if (isExpired(code))
    return {
      code: 'CREDENTIALS_EXPIRED',
      hint: 'get new credentials (with SSO: `aws sso login`); a stale AWS_SESSION_TOKEN may be left in the environment',
    }
  if (unknownKey.has(code))
    return {
      code: 'CREDENTIALS_REJECTED',
      hint: 'AWS does not know the access key: check AWS_ACCESS_KEY_ID, and AWS_SESSION_TOKEN if the key is a temporary one (ASIA…)',
    }
  if (/\bscoped to a valid region/.test(fault.answer.message ?? ''))
    return {
      code: 'CREDENTIALS_REJECTED',
      hint: 'the region of the configuration is not the one that answers: check `region`, AWS_REGION and AWS_ENDPOINT_URL',
    }
  if (wrongSecret.has(code))
    return {
      code: 'CREDENTIALS_REJECTED',
      hint: 'AWS_SECRET_ACCESS_KEY does not belong to AWS_ACCESS_KEY_ID, or the clock of this machine is wrong',
    }
  if (noToken.has(code))
    return {
      code: 'CREDENTIALS_REJECTED',
      hint: 'AWS_SESSION_TOKEN is wrong or missing; a temporary key (ASIA…) needs the token it came with',
    }
  // Requests are signed for one host: none is sent on to another. S3 names its own redirects.
  if (/^Http3\d\d$/.test(code))
    return {
      code: 'ANSWER_UNREADABLE',
      hint: 'a redirect is not followed: does a proxy or a login page answer in place of AWS?',
    }
  if (code === 'UnreadableAnswer')
    return {
      code: 'ANSWER_UNREADABLE',
      hint: 'does a proxy or a login page answer in place of AWS? `--debug` shows the status',
    }
  const verdict = verdictOn(fault)
  if (verdict === 'throttled')
    return { code: 'AWS_THROTTLED', hint: 'something else in the account uses up the same rate; try again later' }
  if (verdict === 'unclear')
    return {
      code: 'AWS_UNAVAILABLE',
      hint: 'try again later; https://health.aws.amazon.com/health/status says what AWS knows',
    }
  return { code: 'AWS_ERROR' }
}

function unreachable(fault: ConnectionFault, operation: string, doubt: string | undefined): Failure {
  const { host } = new URL(fault.url)
  const said = words(fault.message) || fault.code
  if (fault.proxy?.status !== undefined) return refusedByProxy(fault.proxy, fault.proxy.status, host)
  const way = fault.proxy ? ` through the proxy \`${fault.proxy.route.shown}\` (${fault.proxy.route.variable})` : ''
  // An answer that breaks off is AWS's or the network's fault, a name that nobody knows more likely the user's.
  const what = fault.neverSent ? 'cannot reach' : 'got no answer from'
  const message = `${operation} ${what} \`${host}\`${way}: ${said}`
  if (doubt !== undefined) return new UserError('ANSWER_LOST', message, { hint: doubt, cause: fault })
  return new UserError('ENDPOINT_UNREACHABLE', message, { hint: hintOn(fault), cause: fault })
}

function refusedByProxy({ route, status }: ProxiedError, code: number, host: string): Failure {
  const proxy = `the proxy \`${route.shown}\` (${route.variable})`
  if (code === 407)
    return new UserError(
      'PROXY_REFUSED',
      `${proxy} ${route.url.username ? 'refuses the' : 'wants a'} name and password (407)`,
      {
        hint: `name them in ${route.variable}: \`http://NAME:PASSWORD@HOST:PORT\``,
      },
    )
  return new UserError('PROXY_REFUSED', `${proxy} makes no connection to \`${host}\`: it answered ${status}`, {
    hint: 'whoever runs the proxy can allow the host; NO_PROXY exempts hosts that can be reached without it',
  })
}

function hintOn(fault: ConnectionFault): string {
  if (fault.isUntrusted)
    return fault.proxy
      ? `the proxy may open the connection to look into it: name its certificate authority in AWS_CA_BUNDLE`
      : 'name the certificate authority of your network in AWS_CA_BUNDLE, or look at what answers under this name'
  if (fault.proxy)
    return `check ${fault.proxy.route.variable} and whether the proxy is up; NO_PROXY exempts hosts that can be reached without it`
  if (fault.code === 'ENOTFOUND')
    return 'check the region and AWS_ENDPOINT_URL; without a resolver for the outside, HTTPS_PROXY names the way out'
  if (fault.code === 'ECONNREFUSED') return 'nothing listens there: check AWS_ENDPOINT_URL and whether the server is up'
  return 'check the network, HTTPS_PROXY and AWS_ENDPOINT_URL'
}

/** One line, without control characters: the text comes from outside. */
function words(message: string): string {
  return message.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim()
}
