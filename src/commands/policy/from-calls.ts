import { Failure, UserError, unread } from '../../calls/index.ts'
import { CallsError, type MadeCall, readCalls } from '../../permissions/calls-made/index.ts'
import { pathFrom, reasonOf } from '../../plugins/index.ts'
import type { Invocation } from '../invocation.ts'
import type { Tools } from '../tools.ts'
import { type FromCallsOptions, fromCallsOptions } from './calls-options.ts'
import { checkPlace } from './plan-lines.ts'
import { type PolicyOfCalls, policyOfCalls } from './policy-of-calls.ts'

/** More than a day of a busy trail, and less than what no machine reads at once. */
const MOST_BYTES = 256 * 1024 * 1024

/**
 * The policy of the calls in files: lines of `--call-log` or of the sandbox's journal, or CloudTrail, compressed or not. Throws UserError with
 * the place of what is wrong.
 */
export async function fromCalls(
  tools: Tools,
  options: FromCallsOptions,
  { positional }: Invocation,
): Promise<PolicyOfCalls> {
  checkPlace({ account: options.account })
  const all: MadeCall[] = []
  for (const file of positional) {
    const { calls, leftOut } = readFrom(file, await textOf(file, tools))
    for (const reason of leftOut) tools.note(`left out: ${reason}`)
    all.push(...calls)
  }
  return policyOfCalls(ofOne(all, options.principal).map(inAccount(options.account)), options, {
    tools,
    from: positional.join(', '),
    options: fromCallsOptions,
  })
}

function readFrom(file: string, text: string) {
  try {
    return readCalls(text)
  } catch (cause) {
    if (!(cause instanceof CallsError)) throw cause
    throw new UserError('CALLS_UNREADABLE', cause.message, {
      cause,
      at: { file, line: cause.line, column: cause.column },
      hint: 'a file of --call-log, of the journal of the sandbox, or of CloudTrail, as it is or with gzip',
    })
  }
}

async function textOf(file: string, { directory, files, stdin }: Tools): Promise<string> {
  if (file === '-') return stdin()
  const unreadable = (reason: string, cause: unknown) =>
    new UserError('CALLS_UNREADABLE', `cannot read \`${file}\`: ${reason}`, {
      cause,
      hint: 'a file of --call-log, of the journal of the sandbox, or of CloudTrail, as it is or with gzip',
    })
  const bytes = await files.read(pathFrom(directory, file)).catch((cause: unknown) => {
    throw cause instanceof Failure ? cause : unreadable(reasonOf(cause), cause)
  })
  const plain = isGzip(bytes)
    ? await unzipped(bytes).catch((cause: unknown) => {
        throw unreadable('the gzip in it is damaged or cut short', cause)
      })
    : bytes
  if (plain.length > MOST_BYTES) throw unreadable(`it is larger than ${MOST_BYTES / 1024 / 1024} MB`, undefined)
  if (plain.includes(0)) throw unreadable('it is binary', undefined)
  return new TextDecoder().decode(plain)
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

async function unzipped(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** A trail holds the calls of a whole account: one principal is meant. */
function ofOne(calls: readonly MadeCall[], wanted: string | undefined): readonly MadeCall[] {
  const principals = [...new Set(calls.map(({ principal }) => principal))]
  if (wanted === undefined && principals.length <= 1) return calls
  const found = principals.find((one) => one === wanted || (wanted !== undefined && one?.endsWith(`/${wanted}`)))
  if (found !== undefined) return calls.filter(({ principal }) => principal === found)
  const names = principals.map((one) => one ?? 'nobody who is known')
  throw new UserError(
    'OPTION_INVALID',
    wanted === undefined ? `these are calls of ${names.length} principals` : `no call is of \`${wanted}\``,
    { hint: `--principal is one of ${names.join(', ')}` },
  )
}

/** `--account` fills in what the log of a command did not know. */
function inAccount(account: string | undefined): (call: MadeCall) => MadeCall {
  return (call) =>
    account === undefined
      ? call
      : {
          ...call,
          checks: call.checks.map((check) => ({
            ...check,
            resource: check.resource.replaceAll(unread('account'), account),
          })),
        }
}
