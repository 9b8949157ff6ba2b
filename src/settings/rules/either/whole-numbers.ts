import type { PathSegment } from '../../../shapes/index.ts'
import { isObject } from '../../json-object.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const LARGEST = 2 ** 31 - 1
/** Doubles in AWS's model. */
const doubles = ['stepPercent', 'canaryPercent']

/** Numbers are whole, and of 32 bits. */
export function wholeNumbers(of: 'task definition' | 'service definition'): Rule {
  return {
    code: 'whole-numbers',
    of,
    severity: 'error',
    about:
      'Numbers are whole and between -2147483648 and 2147483647, but for `stepPercent` and `canaryPercent`, which may have a fraction.',
    source: "AWS's model of ECS: these members are of the type Integer",
    *check(definition): Iterable<RuleFinding> {
      for (const { key, value, path } of numbers(definition, '', [])) {
        if (doubles.includes(key)) continue
        if (!Number.isInteger(value)) yield { path, text: `\`${key}\` must be a whole number, not ${value}` }
        else if (Math.abs(value) > LARGEST) yield { path, text: `\`${key}\` is larger than AWS takes: ${value}` }
      }
    },
  }
}

interface Found {
  readonly key: string
  readonly value: number
  readonly path: readonly PathSegment[]
}

function* numbers(value: unknown, key: string, path: readonly PathSegment[]): Iterable<Found> {
  if (typeof value === 'number') yield { key, value, path }
  else if (Array.isArray(value)) for (const [i, inner] of value.entries()) yield* numbers(inner, key, [...path, i])
  else if (isObject(value))
    for (const [name, inner] of Object.entries(value))
      if (name !== 'hookDetails') yield* numbers(inner, name, [...path, name])
}
