import { valueOfJson } from '../json-values.ts'
import type { JsonValue } from '../manifest.ts'
import type { Value } from '../values.ts'
import type { Call, Definitions } from './call.ts'
import { explainJson } from './json-errors.ts'

/** Deeper data cannot be manifested anyway, and would run out of stack. */
const MAX_NESTING = 1500

function parseJson(call: Call, str: Value): Value {
  const text = call.text(str)
  let json: JsonValue
  try {
    json = JSON.parse(text)
  } catch {
    return call.fail(`failed to parse JSON: ${explainJson(text) ?? 'invalid JSON'}`)
  }
  if (nesting(text) > MAX_NESTING) call.fail('failed to parse JSON: exceeded max depth')
  // A number that is too large is an error, not infinity: only then has the text an exponent of three digits or many digits.
  if (/[eE]\+?\d{3}|\d{300}/.test(text)) {
    const reason = explainJson(text)
    if (reason !== undefined) call.fail(`failed to parse JSON: ${reason}`)
  }
  return valueOfJson(json)
}

/** An upper bound of how deep the brackets nest. */
function nesting(text: string): number {
  let depth = 0
  let deepest = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x5b || unit === 0x7b) deepest = Math.max(deepest, ++depth)
    else if (unit === 0x5d || unit === 0x7d) depth--
  }
  return deepest
}

/** Reading JSON. */
export const PARSE_JSON_BUILTINS: Definitions = [['parseJson', 'str', parseJson]]
