import { runeCount } from '../values/go-string.ts'

/** Flags, width and precision of one verb. */
export interface Spec {
  width: number | undefined
  precision: number | undefined
  minus: boolean
  plus: boolean
  sharp: boolean
  space: boolean
  zero: boolean
  /** `%+v` */
  plusV: boolean
  /** `%#v` */
  sharpV: boolean
}

/** A verb without flags. */
export function plainSpec(): Spec {
  return {
    width: undefined,
    precision: undefined,
    minus: false,
    plus: false,
    sharp: false,
    space: false,
    zero: false,
    plusV: false,
    sharpV: false,
  }
}

/** Pads to the width in runes; with zeros only on the left. */
export function pad(spec: Spec, text: string, fill: '0' | ' ' = spec.zero && !spec.minus ? '0' : ' '): string {
  if (spec.width === undefined || spec.width === 0) return text
  const missing = spec.width - runeCount(text)
  if (missing <= 0) return text
  return spec.minus ? text + fill.repeat(missing) : fill.repeat(missing) + text
}
