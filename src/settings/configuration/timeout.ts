import { UserError } from '../../calls/index.ts'
import type { Line } from '../../compat/index.ts'
import type { Document } from '../rendering/index.ts'
import type { Warning } from '../warning.ts'
import { parseDuration } from './duration.ts'

const DEFAULT = 600_000_000_000n
const SECOND = 1_000_000_000n
/** Above it a bare number of seconds was probably meant as something else: 30 days, as in ecspresso 3. */
const LONG = 30n * 24n * 3600n * SECOND

interface Timeout {
  /** 0: no limit. */
  readonly nanoseconds: bigint
  readonly warnings: readonly Warning[]
}

/** The time limit: `--timeout` before the configuration's `timeout`, otherwise ten minutes. Throws UserError for what is no duration. */
export async function timeoutOf(
  written: string | number | undefined,
  { option, line }: { readonly option: string | undefined; readonly line: Line },
  document: Document,
): Promise<Timeout> {
  if (option !== undefined) return { nanoseconds: fromOption(option), warnings: [] }
  if (written === undefined) return { nanoseconds: DEFAULT, warnings: [] }
  const bare = line.bareDuration
  const nanoseconds = typeof written === 'string' ? parseDuration(written) : wholeNumber(written, bare)
  if (nanoseconds === undefined || nanoseconds < 0n)
    throw new UserError('CONFIG_TIMEOUT', `\`timeout\` must be a duration, not \`${written}\``, {
      at: await document.placeOf(['timeout'], 'value'),
      hint: 'write it as `10m` or `90s`; `0` is none',
    })
  const at = await document.placeOf(['timeout'], 'value')
  if (isTooShort(nanoseconds))
    throw new UserError('CONFIG_TIMEOUT', `\`timeout: ${written}\` is less than a second`, {
      at,
      hint:
        typeof written === 'number'
          ? `a bare number is ${written} ${bare} in ecspresso ${line.compat}; write \`${written}s\` for seconds, \`0\` for no limit`
          : '`0` is no limit',
    })
  const isClear = typeof written === 'string' || written === 0 || (bare === 'seconds' && nanoseconds <= LONG)
  if (isClear) return { nanoseconds, warnings: [] }
  const warning = {
    text: `\`timeout: ${written}\` is ${written} ${bare}, as in ecspresso ${line.compat}`,
    hint: 'write the unit: `10m`, `90s`',
    at,
  }
  return { nanoseconds, warnings: [warning] }
}

/** Nothing is done in less than a second; 0 is no limit. */
function isTooShort(nanoseconds: bigint): boolean {
  return nanoseconds > 0n && nanoseconds < SECOND
}

function fromOption(option: string): bigint {
  const given = parseDuration(option)
  if (given !== undefined && isTooShort(given))
    throw new UserError('OPTION_TIMEOUT', `\`--timeout ${option}\` is less than a second`, { hint: '`0` is no limit' })
  if (given !== undefined && given >= 0n) return given
  throw new UserError('OPTION_TIMEOUT', `\`--timeout\` must be a duration, not \`${option}\``, {
    hint: 'write it as `10m` or `90s`',
  })
}

function wholeNumber(number: number, unit: Line['bareDuration']): bigint | undefined {
  if (!Number.isSafeInteger(number)) return undefined
  return unit === 'seconds' ? BigInt(number) * SECOND : BigInt(number)
}

/** The seconds of `--timeout`; Infinity where it is 0, which means no limit. Throws UserError for what is no duration. */
export function timeoutOption(option: string): number {
  return secondsOf(fromOption(option))
}

/** Infinity for 0, which means no limit. */
export function secondsOf(nanoseconds: bigint): number {
  return nanoseconds === 0n ? Number.POSITIVE_INFINITY : Number(nanoseconds) / 1e9
}
