import { type Position, UserError } from '../../calls/index.ts'
import type { FindPlace, PluginDeclaration } from '../plugin.ts'

/** The configuration of a program that gives values. */
export interface ExternalConfig {
  /** Of the function, without the prefix. */
  readonly name: string
  /** The program and its first arguments. */
  readonly command: readonly [string, ...string[]]
  /** In Jsonnet, where functions have a fixed number. */
  readonly numberOfArguments: number
  readonly parser: 'json' | 'string'
  /** `exec`: run for each value. `jsonrpc`: started once, asked line by line. */
  readonly mode: 'exec' | 'jsonrpc'
  readonly timeoutSeconds: number | undefined
}

/** More than any command is given: a slip of the pen must not fill the memory. */
const MOST_ARGUMENTS = 100

/** Reads the declaration. Throws UserError at its place for what is missing or of the wrong kind. */
export async function externalConfig({ config = {} }: PluginDeclaration, place: FindPlace): Promise<ExternalConfig> {
  const wrong = async (what: string, hint?: string): Promise<UserError> =>
    new UserError('EXTERNAL_CONFIG', `the plugin \`external\` ${what}`, { at: await place(), hint })
  const { name, command, num_args: count = 0, parser = 'json', mode = 'exec', timeout } = config
  if (typeof name !== 'string' || !/^[A-Za-z_]\w*$/.test(name))
    throw await wrong('needs `config.name`, the name of its function')
  if (!isCommand(command))
    throw await wrong(
      'needs `config.command`, an array of strings',
      'no shell reads it: `["sh", "-c", "..."]` calls one',
    )
  if (!Number.isInteger(count) || Number(count) < 0 || Number(count) > MOST_ARGUMENTS)
    throw await wrong(`takes a number from 0 to ${MOST_ARGUMENTS} as \`config.num_args\``)
  if (parser !== 'json' && parser !== 'string') throw await wrong('takes `json` or `string` as `config.parser`')
  if (mode !== 'exec' && mode !== 'jsonrpc') throw await wrong('takes `exec` or `jsonrpc` as `config.mode`')
  const timeoutSeconds = secondsOf(timeout)
  if (timeoutSeconds === 'wrong')
    throw await wrong('takes seconds or a duration as `config.timeout`', 'such as `10` or `"1m30s"`; 0 is no limit')
  return { name, command, numberOfArguments: Number(count), parser, mode, timeoutSeconds }
}

function isCommand(command: unknown): command is readonly [string, ...string[]] {
  return Array.isArray(command) && command.every((part) => typeof part === 'string') && Boolean(command[0])
}

/** Timers of Node.js end at 2^31 - 1 ms. */
const MOST_SECONDS = 2_000_000

const unitSeconds: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 }

/** A number is seconds in both lines of ecspresso; durations came with version 3. */
function secondsOf(timeout: unknown): number | undefined | 'wrong' {
  if (timeout === undefined || timeout === null || timeout === 0 || timeout === '') return undefined
  if (typeof timeout === 'number') return timeout > 0 && timeout < MOST_SECONDS ? timeout : 'wrong'
  if (typeof timeout !== 'string' || !/^(\d+(\.\d+)?(h|ms|m|s))+$/.test(timeout)) return 'wrong'
  const parts = [...timeout.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s)/g)]
  const seconds = parts.reduce((sum, [, amount, unit = 's']) => sum + Number(amount) * (unitSeconds[unit] ?? 0), 0)
  return seconds >= MOST_SECONDS ? 'wrong' : seconds === 0 ? undefined : seconds
}

/** An error of the program itself, at the place of the call. */
export function failed(
  config: ExternalConfig,
  what: string,
  { at, cause, hint }: { readonly at: Position; readonly cause?: unknown; readonly hint?: string | undefined },
): UserError {
  return new UserError('EXTERNAL', `the program \`${config.command[0]}\` of the function \`${config.name}\` ${what}`, {
    at,
    cause,
    hint,
  })
}
