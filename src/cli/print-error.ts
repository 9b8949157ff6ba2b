import { DeniedError, Failure, Mistakes, positionText, RemoteError, WriteUnderWay } from '../calls/index.ts'
import { clean, type ErrorView } from '../report/index.ts'

/** What the command line says about how errors are told. */
export interface ErrorSetting {
  /** Whether stack traces are wanted. */
  readonly debug: boolean
  /** The command, with its own flags where there are any. */
  readonly command: string
  /** Whether the command may reach AWS, so that it has a policy. */
  readonly hasPolicy: boolean
}

/** A failure in words: what, on which thing, where; then what to do. Anything that is no failure of ours is a bug and says so. */
export async function errorText(error: unknown, setting: ErrorSetting): Promise<string> {
  const { debug, command, hasPolicy } = setting
  if (error instanceof Mistakes) return (await Promise.all(error.all.map((one) => errorText(one, setting)))).join('')
  if (!(error instanceof Failure)) return bugText(error)
  const place = error.at ? `${positionText(error.at)}: ` : ''
  const lines = [`error: ${withCode(`${place}${onOneLine(clean(error.message))}`, error.code)}`]
  // With a hint of the wire it is the way to AWS that fails, whatever was asked.
  if (error.step && (isDoubtful(error) || (error instanceof RemoteError && !error.hint)))
    lines.push(`while: ${clean(stepText(error))}`)
  if (error instanceof DeniedError) lines.push(...(await denialLines(error, hasPolicy ? command : undefined)))
  if (error instanceof RemoteError && error.requestId) lines.push(`request: ${error.requestId} (${error.operation})`)
  const hint = await hintOf(error)
  if (hint) lines.push(`hint: ${hint}`)
  if (debug && error.stack) lines.push(error.stack)
  return `${lines.join('\n')}\n`
}

/** A value with line breaks makes no further lines of its own; those between values stay. */
function onOneLine(message: string): string {
  return message.replace(/`[^`]*`/g, (value) => value.replaceAll('\n', '\\n'))
}

/**
 * The code ends the first line in brackets, as linters write theirs: `ristretto docs CODE` tells its cause and cure, and the message still
 * begins with what is wrong. A command line that is wrong as such (USAGE) needs no page: its hint names the word that was meant. A rule's
 * name stands in its message already.
 */
function withCode(text: string, code: Failure['code']): string {
  return code === 'USAGE' || code.startsWith('RULE_') ? text : text.replace(/(?=\n|$)/, ` [${code}]`)
}

/** A write of which nobody knows whether AWS did it. Its own hint tells how to go on. */
export function isDoubtful(error: unknown): boolean {
  if (!(error instanceof Failure)) return false
  return error.code === 'ANSWER_LOST' || error instanceof WriteUnderWay || error.cause instanceof WriteUnderWay
}

function stepText({ step, subject }: Failure): string {
  return subject ? `${step} (${subject})` : step
}

/** The wire knows what to do about its own failures; what a service refuses in its own words is looked up. */
async function hintOf(error: Failure): Promise<string | undefined> {
  return error instanceof RemoteError && error.hint === undefined
    ? (await import('./refusals.ts')).refusalHint(error.message)
    : error.hint
}

/** A failure as data: its code, message, place and hint, and what AWS said. */
export async function errorView(error: unknown, { debug }: Pick<ErrorSetting, 'debug'>): Promise<ErrorView> {
  const view = error instanceof Failure ? await fieldsOf(error) : { code: 'BUG', message: bugText(error) }
  return debug && error instanceof Error ? { ...view, stack: error.stack } : view
}

async function fieldsOf(error: Failure): Promise<ErrorView> {
  return {
    code: error.code,
    message: clean(error.message),
    ...error.at,
    hint: await hintOf(error),
    ...(error instanceof Mistakes && error.all.length > 1 && { all: await Promise.all(error.all.map(fieldsOf)) }),
    ...(error.step && { step: error.step, subject: error.subject }),
    ...(error instanceof RemoteError && {
      awsCode: error.awsCode,
      operation: error.operation,
      requestId: error.requestId,
    }),
    ...(error instanceof DeniedError && (await denialFields(error))),
  }
}

async function denialFields(error: DeniedError): Promise<Partial<ErrorView>> {
  const { refusal, hints, statement } = await denialOf(error, undefined)
  return { denied: refusal, hint: hints[0]?.replace(/:$/, ''), statement }
}

/** What was refused, which policy stands in the way, and what it would have to hold. */
async function denialOf(error: DeniedError, command: string | undefined) {
  const [{ parseDenial }, { adviseDenial }] = await Promise.all([
    import('../wire/index.ts'),
    import('../permissions/index.ts'),
  ])
  const refusal = parseDenial(error.message)
  return { refusal, ...adviseDenial(error, refusal ?? {}, command) }
}

async function denialLines(error: DeniedError, command: string | undefined): Promise<string[]> {
  const {
    hints: [first, ...more],
    statement,
  } = await denialOf(error, command)
  return [
    ...(first === undefined ? [] : [`hint: ${first}`]),
    ...(statement ? [JSON.stringify(statement, null, 2)] : []),
    ...more.map((hint) => `hint: ${hint}`),
  ]
}

function bugText(error: unknown): string {
  return `bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nhint: this is a mistake of ristretto; please report it with the command line\n`
}
