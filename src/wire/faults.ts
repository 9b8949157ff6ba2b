import type { ErrorAnswer } from './protocols/index.ts'
import { ProxiedError } from './proxy.ts'

/** One attempt failed. The retries look at it; the user sees what `failureOf` makes of the last one. */
export abstract class Fault extends Error {}

/** AWS answered with an error, or with something that is no answer. */
export class AnsweredFault extends Fault {
  readonly answer: ErrorAnswer
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(answer: ErrorAnswer, status: number, headers: Readonly<Record<string, string>>) {
    super(answer.message ?? answer.code)
    // What the SDK's classification goes by.
    this.name = answer.code
    this.answer = answer
    this.status = status
    this.headers = headers
  }

  /** Whoever answered speaks the protocol of the service: it is no login page and no proxy. */
  get isAws(): boolean {
    return this.status < 500 && this.name !== 'UnreadableAnswer' && !/^Http\d/.test(this.name)
  }
}

/** Nothing came back. */
export class ConnectionFault extends Fault {
  /** Node.js's or OpenSSL's code: `ECONNREFUSED`, `CERT_HAS_EXPIRED`. */
  readonly code: string
  readonly url: string
  /** The way led through a proxy; with `status`, it is the proxy that refused. */
  readonly proxy: ProxiedError | undefined
  /** The operating system says that it was still connecting. */
  private readonly inConnect: boolean
  /** The operating system says that it was reading or writing: the way may also be lost in the middle. */
  private readonly inTransfer: boolean

  private constructor({ message, code, name, syscall }: SystemError, url: string, cause: unknown) {
    super(message, { cause })
    this.proxy = cause instanceof ProxiedError ? cause : undefined
    this.code = code ?? name
    this.url = url
    this.inConnect = syscall === 'connect'
    this.inTransfer = /^(read|write)/.test(syscall ?? '')
  }

  /** Reads the error that an `Http` port rejected with; `fetch` and the proxies wrap the system's own. */
  static of(error: unknown, url: string): ConnectionFault {
    return new ConnectionFault(readError(error instanceof ProxiedError ? error.cause : error), url, error)
  }

  /** The request cannot have reached AWS: there was no connection yet. */
  get neverSent(): boolean {
    return this.isRefusedByProxy || this.isUntrusted || this.inConnect || (neverSent.has(this.code) && !this.inTransfer)
  }

  /** The proxy makes no connection for us. */
  get isRefusedByProxy(): boolean {
    return this.proxy?.status !== undefined
  }

  /** The proxy said no, and not that its own way is blocked for the moment (502, 503, 504). */
  get isFinal(): boolean {
    return this.isUntrusted || (this.isRefusedByProxy && (this.proxy?.status ?? 0) < 500)
  }

  /** The certificate, or the protocol: trying again changes nothing. */
  get isUntrusted(): boolean {
    return /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_|ERR_SSL_|HOSTNAME_MISMATCH)/.test(this.code)
  }
}

const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'CONNECT_TIMEOUT'])

interface SystemError {
  readonly message: string
  readonly name: string
  readonly code: string | undefined
  readonly syscall: string | undefined
}

function readError(error: unknown): SystemError {
  // Several addresses were tried: any of their errors tells the reason.
  if (error instanceof AggregateError && error.errors.length) return readError(error.errors[0])
  if (!(error instanceof Error)) return { message: String(error), name: 'Error', code: undefined, syscall: undefined }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const syscall = 'syscall' in error && typeof error.syscall === 'string' ? error.syscall : undefined
  if (code === undefined && error.cause instanceof Error) return readError(error.cause) // fetch wraps it
  return { message: error.message, name: error.name, code, syscall }
}

/** The token's time is over: new credentials help. */
export function isExpired(code: string): boolean {
  return code === 'ExpiredToken' || code === 'ExpiredTokenException' || code === 'TokenRefreshRequired'
}
