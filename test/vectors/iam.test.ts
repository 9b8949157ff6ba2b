import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  type AccessRequest,
  type Claims,
  evaluate,
  evaluateWebIdentity,
  type PolicyDocument,
  type PolicySet,
} from '../../src/iam/index.ts'
import { lintText, type PolicyKind } from '../../src/iam/lint/index.ts'

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

interface TrustCase {
  readonly id: string
  readonly step: 'create' | 'assume'
  readonly about: string
  readonly trustPolicy: PolicyDocument
  readonly clientIds: string[]
  readonly alg: string
  readonly claims: Claims
  readonly audience: string | null
  readonly expect: string
  readonly code?: string
  readonly message?: string
}

describe('evaluateWebIdentity() decides the assume cases of trust.json', () => {
  const cases = load<TrustCase[]>('trust').filter(({ step }) => step === 'assume')
  test.each(cases.map((item) => [`${item.id}: ${item.about}`, item] as const))('%s', (_, item) => {
    const { claims, clientIds, alg } = item
    // A role that was created seconds ago is not there yet for STS.
    const trustPolicy = item.id === 'A-fresh' ? undefined : item.trustPolicy
    const decision = evaluateWebIdentity(
      {
        provider: 'arn:aws:iam::111122223333:oidc-provider/oidc.acme-builds.example',
        clientIds,
        claims,
        algorithm: alg,
        role: 'arn:aws:iam::111122223333:role/builds',
        nowSeconds: 1_790_000_010,
      },
      trustPolicy,
    )
    expect(decision).toMatchObject({
      decision: item.expect,
      audience: item.audience ?? undefined,
      code: item.code,
      message: item.message,
    })
  })
})

interface MalformedCase {
  readonly id: string
  readonly about: string
  readonly kind: PolicyKind
  readonly document: string
  readonly accepted: boolean
}

async function errorsOf(text: string, kind: PolicyKind): Promise<string[]> {
  return (await lintText(text, { kind })).findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`)
}

describe('lintText() finds errors in what AWS refuses, and in nothing else', () => {
  test.each(load<MalformedCase[]>('malformed').map((item) => [`${item.id}: ${item.about}`, item] as const))(
    '%s',
    async (_, item) => {
      const errors = await errorsOf(item.document, item.kind)
      if (item.accepted) expect(errors).toEqual([])
      else expect(errors).not.toEqual([])
    },
  )

  const created = load<TrustCase[]>('trust').filter(({ step }) => step === 'create')
  test.each(created.map((item) => [`${item.id}: ${item.about}`, item] as const))('%s', async (_, item) => {
    const errors = await errorsOf(JSON.stringify(item.trustPolicy), 'trust')
    if (item.expect === 'Accepted') expect(errors).toEqual([])
    else expect(errors).not.toEqual([])
  })
})
