import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { ServiceError } from '../../service.ts'
import { checkPolicyDocument, type PolicyUse } from './policy-document.ts'

interface Malformed {
  readonly id: string
  readonly about: string
  readonly kind: string
  readonly document: string
  readonly accepted: boolean
  readonly code: string | null
  readonly message: string | null
}

interface Trust {
  readonly id: string
  readonly about: string
  readonly step: string
  readonly trustPolicy: object
  readonly expect: string
  readonly code?: string
  readonly message?: string
}

const vectors = new URL('../../../../test/vectors/iam/', import.meta.url)
function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, vectors), 'utf8'))
}

function refusal(document: string, use: PolicyUse): { code: string; message: string | undefined } | undefined {
  try {
    checkPolicyDocument(document, use)
    return undefined
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return { code: error.code, message: error.wireMessage }
  }
}

describe('documents that AWS was seen to refuse or accept', () => {
  // Organisations have no place in the sandbox.
  const documents = (read('malformed.json') as Malformed[]).filter(({ kind }) => kind !== 'resourceControl')

  test.each(documents)('$id $about', ({ kind, document, accepted, code, message }) => {
    const refused = refusal(document, kind as PolicyUse)
    expect(refused?.code).toBe(accepted ? undefined : code)
    if (message !== null) expect(refused?.message).toBe(message)
  })

  const creations = (read('trust.json') as Trust[]).filter(({ step }) => step === 'create')

  test.each(creations)('$id $about', ({ trustPolicy, expect: outcome, code, message }) => {
    const refused = refusal(JSON.stringify(trustPolicy), 'trust')
    expect(refused).toEqual(outcome === 'Accepted' ? undefined : { code, message })
  })
})

describe('what AWS says about other documents', () => {
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
  const policy = (...statements: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements })

  test.each<[string, string, PolicyUse]>([
    ['This policy contains invalid Json', '{"Statement":', 'identity'],
    [
      'The policy contains characters that are not allowed.',
      policy({ ...statement, Resource: 'arn:aws:ecs:*:*:service/日本' }),
      'identity',
    ],
    [
      'Syntax errors in policy.',
      policy({ ...statement, Condition: { StringEqualsIfExist: { 'aws:PrincipalArn': 'x' } } }),
      'identity',
    ],
    ['Syntax errors in policy.', '{}', 'identity'],
    ['Syntax errors in policy.', policy({ ...statement, Effect: 'Maybe' }), 'identity'],
    ['Syntax errors in policy.', policy(), 'identity'],
    ['Policy document should not specify a principal.', policy({ ...statement, Principal: '*' }), 'identity'],
    ['Policy statement must contain resources.', policy({ Effect: 'Allow', Action: 's3:*' }), 'identity'],
    ['Policy statement must contain actions.', policy({ ...statement, Action: [] }), 'identity'],
    [
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
      policy({ ...statement, Action: 'GetObject' }),
      'identity',
    ],
    ['Resource yard/item must be in ARN format or "*".', policy({ ...statement, Resource: 'yard/item' }), 'session'],
    [
      'Statement IDs (SID) in a single policy must be unique.',
      policy({ ...statement, Sid: 'a' }, { ...statement, Sid: 'a' }),
      'identity',
    ],
    ['Has prohibited field Resource', policy({ ...statement, Principal: '*', Action: 'sts:AssumeRole' }), 'trust'],
    ['Missing required field Principal', policy({ Effect: 'Allow', Action: 'sts:AssumeRole' }), 'trust'],
  ])('%s', (message, document, use) => {
    expect(refusal(document, use)).toEqual({ code: 'MalformedPolicyDocument', message })
  })

  test('a session policy may compare with what cannot be compared', () => {
    const condition = { NumericEquals: { 'aws:RequestTag/limit': 'many' } }
    expect(refusal(policy({ ...statement, Condition: condition }), 'session')).toBeUndefined()
  })
})
