import { describe, expect, test } from 'vitest'
import {
  type AccessRequest,
  evaluate,
  type PolicyDocument,
  type PolicySet,
  policyOf,
  type StatementDocument,
  unknown,
} from './index.ts'

const session = 'arn:aws:sts::111122223333:assumed-role/deploy/ci'
const role = 'arn:aws:iam::111122223333:role/deploy'
const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234'
const object = 'arn:aws:s3:::tf/prod.tfstate'

function allow(Action: string, Resource = '*', more: Partial<StatementDocument> = {}): StatementDocument {
  return {
    Effect: 'Allow',
    Action,
    Resource,
    ...more,
  }
}
function deny(Action: string, more: Partial<StatementDocument> = {}): StatementDocument {
  return {
    ...allow(Action),
    Effect: 'Deny',
    ...more,
  }
}
function one(...statements: StatementDocument[]): PolicyDocument {
  return policyOf(statements)
}
function granting(Action: string, Principal: StatementDocument['Principal']): PolicyDocument {
  return one(allow(Action, '*', { ...(Principal && { Principal }) }))
}

type Row = readonly [title: string, request: Partial<AccessRequest>, policies: PolicySet, expected: string]

const rows: readonly Row[] = [
  ['an identity policy', {}, { identityPolicies: [one(allow('ecs:*'))] }, 'Allow explicit identity-based'],
  ['nothing', {}, {}, 'Deny implicit identity-based'],
  ['a Deny', {}, { identityPolicies: [one(allow('*'), deny('ecs:RunTask'))] }, 'Deny explicit identity-based'],
  [
    'a boundary',
    {},
    { identityPolicies: [one(allow('*'))], permissionsBoundary: one(allow('s3:*')) },
    'Deny implicit permissions-boundary',
  ],
  [
    'a session policy',
    {},
    { identityPolicies: [one(allow('*'))], sessionPolicy: one(allow('s3:*')) },
    'Deny implicit session',
  ],
  [
    'an empty boundary list',
    {},
    { identityPolicies: [one(allow('*'))], permissionsBoundary: [] },
    'Deny implicit permissions-boundary',
  ],
  [
    'one level of service control policies',
    {},
    { identityPolicies: [one(allow('*'))], serviceControlPolicies: [one(allow('s3:*')), one(allow('ecs:*'))] },
    'Allow explicit identity-based',
  ],
  [
    'two levels, of which one does not allow',
    {},
    { identityPolicies: [one(allow('*'))], serviceControlPolicies: [[one(allow('*'))], [one(allow('s3:*'))]] },
    'Deny implicit service-control',
  ],
  [
    'a Deny of the organisation before one of the identity',
    {},
    { identityPolicies: [one(deny('*'))], serviceControlPolicies: [one(deny('*'))] },
    'Deny explicit service-control',
  ],
  [
    'service-linked roles, which organisations leave alone',
    { principal: 'arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForECS/ecs' },
    { identityPolicies: [one(allow('*'))], serviceControlPolicies: [one(deny('*'))] },
    'Allow explicit identity-based',
  ],
  [
    'a Deny of the organisation that owns the resource',
    {},
    { identityPolicies: [one(allow('*'))], resourceControlPolicies: [one(deny('*', { Principal: '*' }))] },
    'Deny explicit resource-control',
  ],
  [
    'resource control policies without a Deny',
    {},
    { identityPolicies: [one(allow('*'))], resourceControlPolicies: [] },
    'Allow explicit identity-based',
  ],
  [
    'GetCallerIdentity, whatever is denied',
    { action: 'sts:GetCallerIdentity' },
    { identityPolicies: [one(deny('*'))] },
    'Allow implicit undefined',
  ],
  ['the root user', { principal: 'arn:aws:iam::111122223333:root' }, {}, 'Allow explicit undefined'],
  [
    'the root user under a service control policy',
    { principal: 'arn:aws:iam::111122223333:root' },
    { serviceControlPolicies: [one(deny('*'))] },
    'Deny explicit service-control',
  ],

  // Keys.
  [
    'a key with no policy',
    { action: 'kms:Decrypt', resource: key },
    { identityPolicies: [one(allow('kms:*'))] },
    'Deny implicit resource-based',
  ],
  [
    'a key that lets the account decide',
    { action: 'kms:Decrypt', resource: key },
    {
      identityPolicies: [one(allow('kms:*'))],
      resourcePolicy: granting('kms:*', { AWS: 'arn:aws:iam::111122223333:root' }),
    },
    'Allow explicit resource-based',
  ],
  [
    'a key that lets the account decide, and nothing decided',
    { action: 'kms:Decrypt', resource: key },
    { resourcePolicy: granting('kms:*', { AWS: '111122223333' }) },
    'Deny implicit identity-based',
  ],
  [
    'a key that names the role',
    { action: 'kms:Decrypt', resource: key },
    { resourcePolicy: granting('kms:*', { AWS: role }) },
    'Allow explicit resource-based',
  ],
  [
    'ListKeys, which has no key',
    { action: 'kms:ListKeys' },
    { identityPolicies: [one(allow('kms:*'))] },
    'Allow explicit identity-based',
  ],

  // Roles.
  [
    'a role that nobody may assume',
    { action: 'sts:AssumeRole', resource: role },
    { identityPolicies: [one(allow('sts:*'))] },
    'Deny implicit resource-based',
  ],
  [
    'a role that trusts the account',
    { action: 'sts:AssumeRole', resource: role },
    { identityPolicies: [one(allow('sts:*'))], resourcePolicy: granting('sts:AssumeRole', { AWS: '111122223333' }) },
    'Allow explicit resource-based',
  ],
  [
    'PassRole into another account',
    { action: 'iam:PassRole', resource: 'arn:aws:iam::444455556666:role/web' },
    { identityPolicies: [one(allow('*'))] },
    'Deny implicit identity-based',
  ],

  // Other accounts.
  [
    'another account, identity only',
    { action: 's3:GetObject', resource: object, resourceAccount: '444455556666' },
    { identityPolicies: [one(allow('*'))] },
    'Deny implicit resource-based',
  ],
  [
    'another account, both sides',
    { action: 's3:GetObject', resource: object, resourceAccount: '444455556666' },
    { identityPolicies: [one(allow('*'))], resourcePolicy: granting('s3:GetObject', { AWS: role }) },
    'Allow explicit resource-based',
  ],
  [
    'another account, named as session but without an identity policy',
    { action: 's3:GetObject', resource: object, resourceAccount: '444455556666' },
    { resourcePolicy: granting('s3:GetObject', { AWS: session }) },
    'Deny implicit identity-based',
  ],
  [
    'another account, limited by the boundary',
    { action: 's3:GetObject', resource: object, resourceAccount: '444455556666' },
    {
      identityPolicies: [one(allow('*'))],
      permissionsBoundary: one(allow('ecs:*')),
      resourcePolicy: granting('s3:GetObject', { AWS: session }),
    },
    'Deny implicit permissions-boundary',
  ],
  [
    'the account in the ARN',
    { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-west-1:444455556666:q' },
    { identityPolicies: [one(allow('*'))] },
    'Deny implicit resource-based',
  ],

  // Principals.
  [
    'a user named by the resource, without a boundary that allows',
    { principal: 'arn:aws:iam::111122223333:user/alice', action: 's3:GetObject', resource: object },
    {
      permissionsBoundary: one(allow('ecs:*')),
      resourcePolicy: granting('s3:GetObject', { AWS: 'arn:aws:iam::111122223333:user/alice' }),
    },
    'Allow explicit resource-based',
  ],
  [
    'everyone named by the resource',
    { action: 's3:GetObject', resource: object },
    { permissionsBoundary: one(allow('ecs:*')), resourcePolicy: granting('s3:GetObject', '*') },
    'Allow explicit resource-based',
  ],
  [
    'a role with a path',
    { action: 's3:GetObject', resource: object },
    { resourcePolicy: granting('s3:GetObject', { AWS: 'arn:aws:iam::111122223333:role/ci/deploy' }) },
    'Allow explicit resource-based',
  ],
  [
    'a role of the same name on another path, when the request tells the path',
    {
      action: 's3:GetObject',
      resource: object,
      context: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/other/deploy' },
    },
    { resourcePolicy: granting('s3:GetObject', { AWS: 'arn:aws:iam::111122223333:role/ci/deploy' }) },
    'Deny implicit identity-based',
  ],
  [
    'a service',
    { principal: 'events.amazonaws.com', action: 'sqs:SendMessage' },
    { resourcePolicy: granting('sqs:SendMessage', { Service: 'events.amazonaws.com' }) },
    'Allow explicit resource-based',
  ],
  [
    'another service',
    { principal: 'events.amazonaws.com', action: 'sqs:SendMessage' },
    { resourcePolicy: granting('sqs:SendMessage', { Service: 'sns.amazonaws.com' }) },
    'Deny implicit resource-based',
  ],
  [
    'an anonymous caller',
    { principal: { type: 'Anonymous' }, action: 's3:GetObject', resource: object },
    { resourcePolicy: granting('s3:GetObject', '*') },
    'Allow explicit resource-based',
  ],
  [
    'a NotPrincipal that lists account, role and session',
    { action: 's3:GetObject', resource: object },
    {
      identityPolicies: [one(allow('*'))],
      resourcePolicy: one(deny('*', { NotPrincipal: { AWS: ['111122223333', role, session] } })),
    },
    'Allow explicit identity-based',
  ],
  [
    'a NotPrincipal that lists another user',
    { action: 's3:GetObject', resource: object },
    {
      identityPolicies: [one(allow('*'))],
      resourcePolicy: one(deny('*', { NotPrincipal: { AWS: 'arn:aws:iam::111122223333:user/bob' } })),
    },
    'Deny explicit resource-based',
  ],
]

describe('evaluate() decides on', () => {
  test.each(rows)('%s', (_, request, policies, expected) => {
    const { decision, kind, policyType } = evaluate(
      { principal: session, action: 'ecs:RunTask', resource: '*', ...request },
      policies,
    )
    // With both, the resource policy comes first in the list of those that allowed.
    expect(`${decision} ${kind} ${policyType}`).toBe(expected)
  })
})

describe('evaluate() explains', () => {
  const request = {
    principal: session,
    action: 'ecs:RunTask',
    resource: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7',
  }

  test('for each statement the first thing that does not match', () => {
    const policy = one(
      allow('ecs:StopTask'),
      allow('ecs:RunTask', 'arn:aws:ecs:*:*:task-definition/api:*'),
      allow('ecs:RunTask', '*', {
        Condition: { ArnEquals: { 'ecs:cluster': 'arn:aws:ecs:eu-west-1:111122223333:cluster/app' } },
      }),
    )
    const { reasons } = evaluate(request, { identityPolicies: [policy] })
    expect(reasons.map(({ statementIndex, mismatch, message }) => [statementIndex, mismatch.element, message])).toEqual(
      [
        [0, 'action', 'its Action `ecs:StopTask` does not match `ecs:RunTask`'],
        [
          1,
          'resource',
          'its Resource `arn:aws:ecs:*:*:task-definition/api:*` does not match `arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7`',
        ],
        [
          2,
          'condition',
          'its condition fails: ArnEquals wants `ecs:cluster` against `arn:aws:ecs:eu-west-1:111122223333:cluster/app`, and the request does not have the key',
        ],
      ],
    )
  })

  test('what unknown values leave open', () => {
    const resource = `arn:aws:ecs:eu-west-1:111122223333:task-definition/web:${unknown('unread', 'the new revision')}`
    const narrow = { identityPolicies: [one(allow('ecs:RunTask', 'arn:aws:ecs:*:*:task-definition/web:7'))] }
    const decision = evaluate({ ...request, resource }, narrow)
    expect(decision.decision).toBe('Deny')
    expect(decision.reasons[0]?.message).toBe(
      'its Resource `arn:aws:ecs:*:*:task-definition/web:7` may not match `arn:aws:ecs:eu-west-1:111122223333:task-definition/web:<the new revision>`',
    )
    const denied = {
      identityPolicies: [one(allow('*'), deny('ecs:RunTask', { Resource: 'arn:aws:ecs:*:*:task-definition/web:7' }))],
    }
    expect(evaluate({ ...request, resource }, denied)).toMatchObject({ decision: 'Deny', kind: 'explicit' })
    expect(
      evaluate(
        { ...request, resource },
        { identityPolicies: [one(allow('ecs:RunTask', 'arn:aws:ecs:*:*:task-definition/web:*'))] },
      ).decision,
    ).toBe('Allow')
  })

  test.each(['ArnEquals', 'ArnNotEquals'])('that an open beginning may make no ARN at all (%s)', (operator) => {
    const Condition = { [operator]: { 'ecs:cluster': 'arn:aws:ecs:*:*:cluster/app' } }
    const context = { 'ecs:cluster': `${unknown('unread', 'x')}rn:aws:ecs:eu-west-1:111122223333:cluster/other` }
    const fenced = { identityPolicies: [one(allow('ecs:RunTask', '*', { Condition }))] }
    expect(evaluate({ ...request, context }, fenced).decision).toBe('Deny')
  })

  test('that the unknown value of a variable is one value and no wildcard', () => {
    const own = { identityPolicies: [one(allow('s3:GetObject', 'arn:aws:s3:::tf/${aws:username}/*'))] }
    const ask = (name: string, resource: string): string =>
      evaluate({ principal: session, action: 's3:GetObject', resource, context: { 'aws:username': name } }, own)
        .decision
    const anyone = unknown('anything', 'user')
    const someone = unknown('unread', 'user')
    expect(ask('alice', 'arn:aws:s3:::tf/alice/x')).toBe('Allow')
    expect(ask(anyone, 'arn:aws:s3:::tf/alice/x')).toBe('Deny')
    expect(ask(someone, 'arn:aws:s3:::tf/alice/x')).toBe('Deny')
    expect(ask(someone, `arn:aws:s3:::tf/${someone}/x`)).toBe('Allow')
  })
})
