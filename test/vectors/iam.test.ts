import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type AccessRequest, evaluate, type PolicyDocument, type PolicySet } from '../../src/iam/index.ts'

interface EvaluationCase extends AccessRequest, PolicySet {
  readonly id: string
  readonly about: string
  readonly expect: 'Allow' | 'Deny'
  readonly identityPolicies: PolicyDocument[]
}

function load<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`./iam/${name}.json`, import.meta.url), 'utf8'))
}

for (const name of ['evaluation', 'native']) {
  describe(`evaluate() decides ${name}.json`, () => {
    test.each(load<EvaluationCase[]>(name).map((item) => [`${item.id}: ${item.about}`, item] as const))(
      '%s',
      (_, item) => {
        const decision = evaluate(item, item)
        expect(decision.decision, decision.reasons.map(({ message }) => message).join('\n')).toBe(item.expect)
      },
    )
  })
}
