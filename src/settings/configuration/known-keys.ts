import { UserError } from '../../calls/index.ts'
import type { Line } from '../../compat/index.ts'
import { nearest, type PathSegment, pathText } from '../../shapes/index.ts'
import type { Document } from '../rendering/index.ts'
import type { Warning } from '../warning.ts'
import { keysAt } from './keys.ts'

/** A key that is no part of the configuration. */
export interface UnknownKey {
  readonly path: readonly PathSegment[]
  readonly near: string | undefined
}

/** A copy without nulls whose known keys have our spelling, which ecspresso 2 takes in any case. */
export function withKnownKeys(value: unknown, keyCase: Line['keyCase']): { value: unknown; unknown: UnknownKey[] } {
  const found: UnknownKey[] = []
  const copy = (inner: unknown, at: readonly PathSegment[]): unknown => {
    if (Array.isArray(inner)) return inner.map((element, i) => copy(element, [...at, i]))
    if (typeof inner !== 'object' || inner === null) return inner
    const table = keysAt(at)
    const known = table && Object.keys(table)
    const entries = Object.entries(inner).flatMap(([key, member]) => {
      if (member === null) return []
      const name = known?.find((one) => one === key || (keyCase === 'any' && one.toLowerCase() === key.toLowerCase()))
      if (known && name === undefined) found.push({ path: [...at, key], near: nearest(key, known) })
      return [[name ?? key, copy(member, [...at, name ?? key])] as const]
    })
    return Object.fromEntries(entries)
  }
  return { value: copy(value, []), unknown: found }
}

/** A warning for each, with its place and what was probably meant. Throws UserError for the first one if `strict`. */
export async function unknownKeys(
  document: Document,
  unknown: readonly UnknownKey[],
  strict: boolean,
): Promise<Warning[]> {
  const warnings: Warning[] = []
  for (const { path, near } of unknown) {
    const text = `unknown key \`${pathText(path)}\``
    const hint = near === undefined ? undefined : `did you mean \`${near}\`?`
    const at = await document.placeOf(path, 'key')
    if (strict) throw new UserError('CONFIG_UNKNOWN_KEY', text, { at, hint })
    warnings.push({ text, hint, at })
  }
  return warnings
}
