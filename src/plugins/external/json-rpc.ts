import type { Conversation } from '../../calls/index.ts'
import type { JsonValue, PluginPorts } from '../plugin.ts'
import { type ExternalConfig, failed } from './config.ts'
import type { Asked, AskProgram } from './program.ts'
import { complaint, notRun } from './run-once.ts'

/**
 * Mode `jsonrpc`: the program is started once and asked in JSON-RPC 2.0, one request and one response a line, one after the other. The
 * method is the function's name, the parameters are its arguments. https://www.jsonrpc.org/specification (checked 2026-11)
 */
export function askByRpc(config: ExternalConfig, { env, workingDirectory: directory }: PluginPorts): AskProgram {
  let program: Promise<Conversation> | undefined
  let turn: Promise<unknown> = Promise.resolve()
  let requests = 0
  const exchange: AskProgram = async ({ converse }, args, asked) => {
    if (!converse) throw failed(config, 'cannot be run here', asked)
    program ??= converse(config.command, { signal: asked.signal, env, directory })
    requests += 1
    const request = { jsonrpc: '2.0', id: requests, method: config.name, params: args }
    const line = await askLine(await program, request).catch((cause: unknown) => {
      throw isEnd(cause) ? ended(config, cause, asked) : notRun(config, cause, asked)
    })
    return resultOf(line, request.id, { config, asked })
  }
  const askLine = (to: Conversation, request: object) => to.ask(JSON.stringify(request), config.timeoutSeconds)
  return (ports, args, asked) => {
    const answer = turn.then(() => exchange(ports, args, asked))
    turn = answer.catch(() => undefined)
    return answer
  }
}

/** The program ended instead of answering; its message is the end of its standard error. */
function isEnd(cause: unknown): cause is Error & { readonly exit: number | string } {
  return cause instanceof Error && 'exit' in cause
}

function ended(config: ExternalConfig, cause: Error & { readonly exit: number | string }, asked: Asked): unknown {
  if (asked.signal.aborted) return asked.signal.reason
  return failed(config, `ended with ${cause.exit} instead of answering`, {
    ...asked,
    cause,
    hint: complaint(cause.message),
  })
}

function resultOf(line: string, id: number, { config, asked }: { config: ExternalConfig; asked: Asked }): JsonValue {
  const response = objectOf(line)
  if (response?.['jsonrpc'] !== '2.0')
    throw failed(config, 'has given something that is no JSON-RPC 2.0 response', {
      ...asked,
      hint: 'each line of its standard output must be one response; it may say other things on standard error',
    })
  if (response['id'] !== id)
    throw failed(config, `has answered another request (id ${JSON.stringify(response['id'])})`, asked)
  const error = response['error']
  if (error !== undefined && error !== null) {
    const { message, code } =
      typeof error === 'object'
        ? { message: undefined, code: undefined, ...error }
        : { message: error, code: undefined }
    throw failed(config, `refuses: ${oneLine(String(message ?? code ?? 'it does not say why'))}`, asked)
  }
  if (!('result' in response)) throw failed(config, 'has answered without a result', asked)
  return response['result'] as JsonValue // parsed from JSON: the parse edge
}

function objectOf(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined // told by the caller
  }
}

function oneLine(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim()
}
