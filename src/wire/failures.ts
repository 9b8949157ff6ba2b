import { DeniedError, type Failure, RemoteError, UserError } from '../calls/index.ts'
import type { WireErrorCode } from './codes.ts'
import { AnsweredFault, ConnectionFault, type Fault } from './faults.ts'
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

/** The token's time is over: new credentials help. */
export function isExpired(code: string): boolean {
  return code === 'ExpiredToken' || code === 'ExpiredTokenException' || code === 'TokenRefreshRequired'
}

const unknownKey = new Set(['UnrecognizedClientException', 'InvalidClientTokenId', 'InvalidAccessKeyId', 'AuthFailure'])
const wrongSecret = new Set(['SignatureDoesNotMatch', 'InvalidSignatureException', 'IncompleteSignature'])
const noToken = new Set(['MissingAuthenticationToken', 'MissingAuthenticationTokenException', 'InvalidToken'])

/** What the user is told of the last fault of a call. `operation` is the call's name, `ecs:UpdateService`. */
export function failureOf(fault: Fault, operation: string): Failure {
  if (fault instanceof ConnectionFault) return unreachable(fault, operation)
  if (fault instanceof AnsweredFault) return refused(fault, operation)
  throw fault
}

function refused(fault: AnsweredFault, operation: string): RemoteError {
  const { code: awsCode, message, requestId } = fault.answer
  const details = {
    awsCode,
    status: fault.status,
    requestId: fault.headers['x-amzn-requestid'] ?? fault.headers['x-amz-request-id'] ?? requestId,
    operation,
  }
  if (denied.has(awsCode))
    return new DeniedError('ACCESS_DENIED', `${operation} was denied: ${words(message ?? awsCode)}`, details)
  const { code, hint } = kindOf(fault)
  const said = message === undefined || message === '' ? awsCode : `${awsCode}: ${words(message)}`
  return new RemoteError(code, `${operation} failed: ${said}`, { ...details, hint })
}

function kindOf(fault: AnsweredFault): { code: WireErrorCode; hint?: string } {
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

function unreachable(fault: ConnectionFault, operation: string): Failure {
  const { host } = new URL(fault.url)
  // An answer that breaks off is AWS's or the network's fault, a name that nobody knows more likely the user's.
  const what = fault.neverSent ? 'cannot reach' : 'got no answer from'
  return new UserError(
    'ENDPOINT_UNREACHABLE',
    `${operation} ${what} \`${host}\`: ${words(fault.message) || fault.code}`,
    {
      hint: hintOn(fault),
      cause: fault,
    },
  )
}

function hintOn(fault: ConnectionFault): string {
  if (fault.isUntrusted)
    return 'name the certificate authority of your network in AWS_CA_BUNDLE, or look at what answers under this name'
  if (fault.code === 'ENOTFOUND')
    return 'check the region and AWS_ENDPOINT_URL; without a resolver for the outside, HTTPS_PROXY names the way out'
  if (fault.code === 'ECONNREFUSED') return 'nothing listens there: check AWS_ENDPOINT_URL and whether the server is up'
  return 'check the network, HTTPS_PROXY and AWS_ENDPOINT_URL'
}

/** One line, without control characters: the text comes from outside. */
function words(message: string): string {
  return message.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim()
}
