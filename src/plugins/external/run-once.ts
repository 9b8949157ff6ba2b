import type { JsonValue, PluginPorts } from '../plugin.ts'
import { reasonOf } from '../read-file.ts'
import { type ExternalConfig, failed } from './config.ts'
import type { Asked, AskProgram } from './program.ts'

/** Mode `exec`: one run for each value, whose standard output is the value. Anything but exit code 0 is an error. */
export function runOnce(config: ExternalConfig, { env, workingDirectory: directory }: PluginPorts): AskProgram {
  return async ({ spawn }, args, asked) => {
    if (!spawn) throw failed(config, 'cannot be run here', asked)
    const { timeoutSeconds } = config
    const options = {
      signal: asked.signal,
      env,
      directory,
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    }
    const { code, killedBy, stdout, stderr } = await spawn([...config.command, ...args], options).catch(
      (cause: unknown) => {
        throw notRun(config, cause, asked)
      },
    )
    if (killedBy !== undefined) throw failed(config, `was ended by ${killedBy}`, { ...asked, hint: complaint(stderr) })
    if (code !== 0) throw failed(config, `ended with exit code ${code}`, { ...asked, hint: complaint(stderr) })
    const text = new TextDecoder().decode(stdout)
    return config.parser === 'string' ? text : parsedBy(text, config, asked)
  }
}

/** An error of the program's start or of its time; an interruption stays what it is. */
export function notRun(config: ExternalConfig, cause: unknown, asked: Asked): unknown {
  if (asked.signal.aborted) return asked.signal.reason
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ETIMEDOUT')
    return failed(config, `has not answered within ${config.timeoutSeconds} s`, {
      ...asked,
      cause,
      hint: '`config.timeout` of the plugin is its limit',
    })
  const why = code === 'ENOENT' ? 'there is no such program' : reasonOf(cause)
  return failed(config, `cannot be run: ${why}`, {
    ...asked,
    cause,
    hint: code === 'ENOENT' ? 'it is looked for on PATH' : undefined,
  })
}

/** The last line of what a program wrote to its standard error mostly says it. */
export function complaint(stderr: string): string | undefined {
  const last = stderr.trim().split('\n').at(-1)?.trim()
  return last ? `it says: ${last.slice(0, 200)}` : undefined
}

function parsedBy(text: string, config: ExternalConfig, asked: Asked): JsonValue {
  try {
    return JSON.parse(text)
  } catch {
    // The engine's message quotes the text, which may be secret.
    throw failed(config, text.trim() === '' ? 'has given nothing' : 'has given something that is no JSON', {
      ...asked,
      hint: '`parser: string` takes its output as it is',
    })
  }
}
