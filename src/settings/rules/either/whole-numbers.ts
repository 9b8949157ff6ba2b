import { eachLeaf } from '../look.ts'
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
    check(definition): readonly RuleFinding[] {
      const found: RuleFinding[] = []
      eachLeaf(definition, (key, value, path) => {
        if (typeof value !== 'number' || doubles.includes(key)) return
        if (!Number.isInteger(value))
          found.push({ path: [...path], text: `\`${key}\` must be a whole number, not ${value}` })
        else if (Math.abs(value) > LARGEST)
          found.push({ path: [...path], text: `\`${key}\` is larger than AWS takes: ${value}` })
      })
      return found
    },
  }
}
