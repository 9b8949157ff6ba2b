import { UserError } from '../../calls/index.ts'
import type { Document } from '../rendering/index.ts'
import type { Warning } from '../warning.ts'
import { parseDuration } from './duration.ts'

const DEFAULT = 600_000_000_000n

interface Timeout {
  /** 0: no limit. */
  readonly nanoseconds: bigint
  readonly warnings: readonly Warning[]
}

/** The time limit: `--timeout` before the configuration's `timeout`, otherwise ten minutes. Throws UserError for what is no duration. */
export async function timeoutOf(
  written: string | number | undefined,
  option: string | undefined,
  document: Document,
): Promise<Timeout> {
  if (option !== undefined) return { nanoseconds: fromOption(option), warnings: [] }
  if (written === undefined) return { nanoseconds: DEFAULT, warnings: [] }
  const nanoseconds = typeof written === 'string' ? parseDuration(written) : wholeNumber(written)
  if (nanoseconds === undefined || nanoseconds < 0n)
    throw new UserError('CONFIG_TIMEOUT', `\`timeout\` must be a duration, not \`${written}\``, {
      at: await document.placeOf(['timeout'], 'value'),
      hint: 'write it as `10m` or `90s`; `0` is none',
    })
  if (typeof written === 'string' || written === 0) return { nanoseconds, warnings: [] }
  const warning = {
    text: `\`timeout: ${written}\` is ${written} nanoseconds, as in ecspresso v2`,
    hint: 'write the unit: `10m`, `90s`',
    at: await document.placeOf(['timeout'], 'value'),
  }
  return { nanoseconds, warnings: [warning] }
}

function fromOption(option: string): bigint {
  const given = parseDuration(option)
  if (given !== undefined && given >= 0n) return given
  throw new UserError('OPTION_TIMEOUT', `\`--timeout\` must be a duration, not \`${option}\``, {
    hint: 'write it as `10m` or `90s`',
  })
}

function wholeNumber(number: number): bigint | undefined {
  return Number.isSafeInteger(number) ? BigInt(number) : undefined
}

/** The seconds of `--timeout`; Infinity where it is 0, which means no limit. Throws UserError for what is no duration. */
export function timeoutOption(option: string): number {
  return secondsOf(fromOption(option))
}

/** Infinity for 0, which means no limit. */
export function secondsOf(nanoseconds: bigint): number {
  return nanoseconds === 0n ? Number.POSITIVE_INFINITY : Number(nanoseconds) / 1e9
}
