import { describe, expect, test } from 'vitest'
import {
  evaluateAssumeRole,
  evaluateWebIdentity,
  type PolicyDocument,
  policyOf,
  type StatementDocument,
} from '../index.ts'

const github = 'token.actions.githubusercontent.com'
const provider = `arn:aws:iam::111122223333:oidc-provider/${github}`
const role = 'arn:aws:iam::111122223333:role/deploy'

function trust(Condition: StatementDocument['Condition']): PolicyDocument {
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: 'sts:AssumeRoleWithWebIdentity',
  } as const
  return policyOf([{ ...statement, ...(Condition && { Condition }) }])
}

const main = 'repo:o/r:ref:refs/heads/main'
const exact = { StringEquals: { [`${github}:sub`]: main, [`${github}:aud`]: 'sts.amazonaws.com' } }
const byId = { StringEquals: { [`${github}:repository_id`]: '2', [`${github}:environment`]: 'prod' } }

/** Condition of the trust policy, claims of the token beside the usual ones, decision. */
const rows: readonly (readonly [
  title: string,
  condition: StatementDocument['Condition'],
  claims: object,
  expected: string,
])[] = [
  ['the subject of the main branch', exact, { sub: main }, 'Allow'],
  ['another branch', exact, { sub: 'repo:o/r:ref:refs/heads/x' }, 'Deny'],
  ['a job with an environment, whose subject has no branch', exact, { sub: 'repo:o/r:environment:prod' }, 'Deny'],
  [
    'a subject with ids under the old form',
    { StringLike: { [`${github}:sub`]: 'repo:o/r:*' } },
    { sub: 'repo:o@1/r@2:ref:refs/heads/main' },
    'Deny',
  ],
  [
    'a subject with ids',
    { StringEquals: { [`${github}:sub`]: 'repo:o@1/r@2:ref:refs/heads/main' } },
    { sub: 'repo:o@1/r@2:ref:refs/heads/main' },
    'Allow',
  ],
  [
    'stars in owner and repository',
    { StringLike: { [`${github}:sub`]: 'repo:o*/r*:*' } },
    { sub: 'repo:o-evil/r:ref:refs/heads/main' },
    'Allow',
  ],
  [
    'the audience alone',
    { StringEquals: { [`${github}:aud`]: 'sts.amazonaws.com' } },
    { sub: 'repo:anyone/else:x' },
    'Allow',
  ],
  ['repository and environment', byId, { sub: main, repository_id: '2', environment: 'prod' }, 'Allow'],
  ['repository without environment', byId, { sub: main, repository_id: '2' }, 'Deny'],
  [
    'an environment with a colon',
    { StringEquals: { [`${github}:sub`]: 'repo:o/r:environment:Prod%3AV1' } },
    { sub: 'repo:o/r:environment:Prod%3AV1' },
    'Allow',
  ],
  ['the audience of another partition', exact, { sub: main, aud: 'sts.amazonaws.com.cn' }, 'Deny'],
  [
    'a claim that STS makes no key of',
    { StringEquals: { [`${github}:run_id`]: '7' } },
    { sub: main, run_id: '7' },
    'Deny',
  ],
]

const claims = { iss: `https://${github}`, aud: 'sts.amazonaws.com', sub: main, iat: 1_790_000_000, exp: 1_790_000_900 }
const clientIds = ['sts.amazonaws.com', 'sts.amazonaws.com.cn']

describe('evaluateWebIdentity()', () => {
  test.each(rows)('decides on %s', (_, condition, more, expected) => {
    const answer = evaluateWebIdentity({ provider, clientIds, role, claims: { ...claims, ...more } }, trust(condition))
    expect(answer.decision).toBe(expected)
    if (expected === 'Deny') expect(answer.message).toBe('Not authorized to perform sts:AssumeRoleWithWebIdentity')
  })

  test('refuses a token that has expired, with five minutes of grace', () => {
    const at = (nowSeconds: number) =>
      evaluateWebIdentity({ provider, clientIds, role, claims, nowSeconds }, trust(exact)).code
    expect(at(1_790_000_900)).toBeUndefined()
    expect(at(1_790_001_200)).toBeUndefined()
    expect(at(1_790_001_201)).toBe('ExpiredTokenException')
    expect(at(1_789_999_000)).toBe('InvalidIdentityToken')
  })

  test('refuses an audience that the provider does not know', () => {
    const answer = evaluateWebIdentity({ provider, clientIds: ['else'], role, claims }, trust(exact))
    expect(answer).toMatchObject({
      decision: 'Deny',
      code: 'InvalidIdentityToken',
      message: 'Incorrect token audience',
    })
  })

  test('does not let web identities in by a star', () => {
    const everyone = policyOf([{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRoleWithWebIdentity' }])
    expect(evaluateWebIdentity({ provider, clientIds, role, claims }, everyone).decision).toBe('Deny')
  })

  test('heeds the roles that a token is for', () => {
    const roles = (value: unknown) => ({ ...claims, 'https://aws.amazon.com/roles': value })
    const decide = (value: unknown, condition: StatementDocument['Condition'] = exact) =>
      evaluateWebIdentity({ provider, clientIds, role, claims: roles(value) }, trust(condition))
    expect(decide(`arn:aws:iam::111122223333:role/other; ${role}`).decision).toBe('Allow')
    expect(decide([role, 7]).decision).toBe('Allow')
    expect(decide(['arn:aws:iam::111122223333:role/other']).code).toBe('InvalidIdentityToken')
    const wanted = { ...exact, Bool: { 'sts:RoleAuthorizedByIdp': 'true' } }
    expect([decide([role], wanted).decision, decide(null, wanted).decision]).toEqual(['Allow', 'Deny'])
  })

  test('says in the decision on the policy why not', () => {
    const answer = evaluateWebIdentity(
      { provider, clientIds, role, claims: { ...claims, sub: 'repo:o/x:y' } },
      trust(exact),
    )
    expect(answer.policy?.reasons[0]?.message).toContain(`and the request has \`repo:o/x:y\``)
  })
})

describe('evaluateAssumeRole()', () => {
  const tasks = policyOf([
    {
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'aws:SourceAccount': '111122223333' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:*:111122223333:*' },
      },
    },
  ])
  const context = {
    'aws:SourceAccount': '111122223333',
    'aws:SourceArn': 'arn:aws:ecs:eu-west-1:111122223333:task/app/1',
  }

  test('lets the service in that the trust policy names', () => {
    expect(evaluateAssumeRole({ principal: 'ecs-tasks.amazonaws.com', role, context }, tasks).decision).toBe('Allow')
    expect(evaluateAssumeRole({ principal: 'ecs.amazonaws.com', role, context }, tasks).decision).toBe('Deny')
    const other = { ...context, 'aws:SourceAccount': '444455556666' }
    expect(evaluateAssumeRole({ principal: 'ecs-tasks.amazonaws.com', role, context: other }, tasks).decision).toBe(
      'Deny',
    )
  })

  test('wants both sides for another account, and the external id', () => {
    const principal = 'arn:aws:iam::444455556666:role/ci'
    const trusting = policyOf([
      {
        Effect: 'Allow',
        Principal: { AWS: '444455556666' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': 'x' } },
      },
    ])
    const identityPolicies = [policyOf([{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: role }])]
    const asked = { principal, role, context: { 'sts:ExternalId': 'x' } }
    expect(evaluateAssumeRole(asked, trusting, { identityPolicies }).decision).toBe('Allow')
    expect(evaluateAssumeRole(asked, trusting)).toMatchObject({ decision: 'Deny', policyType: 'identity-based' })
    expect(evaluateAssumeRole({ principal, role }, trusting, { identityPolicies }).policyType).toBe('resource-based')
    expect(evaluateAssumeRole({ ...asked, tagsSession: true }, trusting, { identityPolicies }).decision).toBe('Deny')
  })
})
