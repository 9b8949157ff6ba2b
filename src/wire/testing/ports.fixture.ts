/** Ports for the tests of this folder: a clock that jumps, and a network that answers from a script. */
import { type Call, type CallFacts, type Clock, caller, type Principal, read, write } from '../../calls/index.ts'
import { createSender, type HttpRequest, type HttpResponse, type SenderOptions, type SenderPorts } from '../index.ts'

export interface Nap {
  readonly seconds: number
  readonly reason: string
}

export interface JumpingClock extends Clock {
  /** Every sleep there was. */
  readonly naps: readonly Nap[]
}

/** Sleeping moves the time at once. */
export function jumpingClock(start = Date.UTC(2026, 10, 24, 9)): JumpingClock {
  const naps: Nap[] = []
  let now = start
  return {
    naps,
    now: () => now,
    sleep: async (seconds, reason, signal) => {
      signal.throwIfAborted()
      naps.push({ seconds, reason })
      const due = now + seconds * 1000
      await Promise.resolve()
      now = Math.max(now, due)
    },
    timeout: () => new AbortController().signal,
  }
}

type Scripted = Partial<Omit<HttpResponse, 'body'>> & { readonly body?: string | object | Uint8Array }

function respond({ status = 200, headers = {}, body = '' }: Scripted): HttpResponse {
  return {
    status,
    headers,
    body: body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  }
}

/** Node's errors carry a code. */
export function nodeError(code: string, message = code): Error {
  return Object.assign(new Error(message), { code })
}

/** A sender over a network that gives these answers one after the other, the last one for ever. Keys are in the environment. */
export function scripted(
  answers: readonly (Scripted | Error)[],
  { env, options, ...ports }: { env?: SenderPorts['env']; options?: SenderOptions } & Partial<SenderPorts> = {},
) {
  const requests: HttpRequest[] = []
  const lines: string[] = []
  const warnings: (readonly [text: string, hint: string | undefined])[] = []
  const clock = jumpingClock()
  const send = createSender(
    {
      http: async (request) => {
        const answer = answers[Math.min(requests.length, answers.length - 1)]
        requests.push(request)
        if (answer instanceof Error) throw answer
        return respond(answer ?? {})
      },
      clock,
      env: {
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI-SECRET',
        ...env,
      },
      random: () => 1,
      debug: (line) => lines.push(line),
      ...ports,
    },
    options,
  )
  const never = new AbortController().signal
  return {
    requests,
    lines,
    warnings,
    clock,
    send: (call: Call<unknown>, principal: Principal = caller, signal = never) =>
      send(call, principal, { signal, warn: (text, hint) => warnings.push([text, hint]) }),
  }
}

/** A call that needs no permission: what permissions say is not this folder's business. */
export function call(
  name: Call<unknown>['name'],
  input: object = {},
  access: Call<unknown>['access'] = 'read',
  facts: CallFacts = {},
): Call<unknown> {
  return access === 'read' ? read(name, input, () => [], facts) : write(name, input, () => [], facts)
}

export function bodyOf(request: HttpRequest | undefined): string {
  return Buffer.from(request?.body ?? []).toString()
}
