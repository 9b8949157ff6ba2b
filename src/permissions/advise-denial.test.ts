import { describe, expect, test } from 'vitest'
import { anything, type Check, DeniedError, SECRET_SUFFIX, unread } from '../calls/index.ts'
import { evaluate, policyOf } from '../iam/index.ts'
import { parseDenial } from '../wire/index.ts'
import { adviseDenial } from './index.ts'

const ci = 'arn:aws:sts::123456789012:assumed-role/ci/s'
const service = 'arn:aws:ecs:us-east-1:123456789012:service/prod/api'
const task = 'arn:aws:iam::123456789012:role/svc/task'

function denied(operation: string, message: string, checks: readonly Check[] = []) {
  const error = new DeniedError('ACCESS_DENIED', `${operation} was denied: ${message}`, {
    awsCode: 'AccessDeniedException',
    status: 400,
    operation,
  })
  error.checks = checks
  return error
}

function refused(
  action: string,
  resource: string,
  reason = `because no identity-based policy allows the ${action} action`,
) {
  return `User: ${ci} is not authorized to perform: ${action} on resource: ${resource} ${reason}`
}

function advice(error: DeniedError, command = 'deploy') {
  return adviseDenial(error, parseDenial(error.message) ?? {}, command)
}

const passing = { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' }

describe('adviseDenial() prints a statement that allows what was refused', () => {
  test('with the role of the message, where only the account knows it', () => {
    const checks = [{ action: 'iam:PassRole', resource: unread('task role of api:1'), context: passing }]
    const { statement, hints } = advice(
      denied('ecs:UpdateService', refused('iam:PassRole', task), checks),
      'deploy --revision=1',
    )
    expect(statement).toEqual({
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: task,
      Condition: { StringEquals: passing },
    })
    expect(hints).toEqual([
      'add this statement to a policy of role ci:',
      '`ristretto policy generate --read --for "deploy --revision=1"` prints all that the command needs',
    ])
  })

  test('with what the plan knows: any revision, not the one of today', () => {
    const family = 'arn:aws:ecs:us-east-1:123456789012:task-definition/api'
    const context = { 'ecs:cluster': `arn:aws:ecs:us-east-1:${unread('account')}:cluster/prod` }
    const checks = [{ action: 'ecs:RunTask', resource: `${family}:${anything('revision')}`, context }]
    expect(advice(denied('ecs:RunTask', refused('ecs:RunTask', `${family}:7`), checks)).statement).toMatchObject({
      Resource: `${family}:*`,
      Condition: { ArnEquals: { 'ecs:cluster': 'arn:aws:ecs:us-east-1:123456789012:cluster/prod' } },
    })
  })

  test('of a secret whose ARN the message leaves out', () => {
    const secret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:app/key'
    const checks = [{ action: 'secretsmanager:DescribeSecret', resource: `${secret}-${anything(SECRET_SUFFIX)}` }]
    const action = 'secretsmanager:DescribeSecret'
    for (const message of [
      `User: ${ci} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
      refused(action, 'app/key'),
    ])
      expect(advice(denied(action, message, checks)).statement).toEqual({
        Effect: 'Allow',
        Action: action,
        Resource: `${secret}-??????`,
      })
  })

  test('with the resource of the message, where ours is another', () => {
    const checks = [
      { action: 'ecs:RegisterTaskDefinition', resource: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:*' },
    ]
    const resource = 'arn:aws:ecs:us-east-1:123456789012:task-definition/api:*'
    const { statement } = advice(
      denied('ecs:RegisterTaskDefinition', refused('ecs:RegisterTaskDefinition', resource), checks),
    )
    expect(statement).toMatchObject({ Resource: resource })
  })

  test.each([
    [
      'lower case',
      'logs:GetLogEvents',
      refused('logs:getlogevents', '*'),
      { Action: 'logs:GetLogEvents', Resource: '*' },
    ],
    [
      'a role without ARN',
      'iam:GetRole',
      refused('iam:GetRole', 'role ferry'),
      { Action: 'iam:GetRole', Resource: 'arn:aws:iam::123456789012:role/ferry' },
    ],
    [
      'an ARN within an ARN',
      'ecs:RunTask',
      refused('iam:PassRole', `arn:aws:iam::123456789012:role/${task}`),
      { Action: 'iam:PassRole', Resource: task },
    ],
    [
      'an object with a space',
      's3:GetObject',
      refused('s3:GetObject', '"arn:aws:s3:::tf/a b"'),
      { Action: 's3:GetObject', Resource: 'arn:aws:s3:::tf/a b' },
    ],
    [
      'a group with empty parts',
      'logs:DescribeLogGroups',
      refused('logs:DescribeLogGroups', 'arn:aws:logs:eu-west-1:123456789012:log-group::log-stream:'),
      { Action: 'logs:DescribeLogGroups' },
    ],
  ])('%s', (_, operation, message, expected) => {
    const checks = operation === 'logs:GetLogEvents' ? [{ action: operation, resource: '*' }] : []
    expect(advice(denied(operation, message, checks)).statement).toMatchObject(expected)
  })

  test('whatever the message: no statement holds a placeholder, and each allows', () => {
    const messages = [
      refused('iam:PassRole', task),
      refused('ecs:UpdateService', service),
      refused('ecs:ListTasks', '*'),
    ]
    const tables: readonly (readonly Check[])[] = [
      [],
      [{ action: 'iam:PassRole', resource: unread('role'), context: passing }],
      [{ action: 'ecs:UpdateService', resource: `arn:aws:ecs:${unread('region')}:${unread('account')}:service/x/y` }],
      [{ action: 'ecs:ListTasks', resource: '*', context: { 'ecs:cluster': unread('cluster') } }],
    ]
    for (const message of messages)
      for (const checks of tables) {
        const denial = parseDenial(message)
        const { statement } = advice(denied('ecs:UpdateService', message, checks))
        expect(JSON.stringify(statement)).not.toContain('${')
        const context = statement?.Condition?.['StringEquals'] ? passing : {}
        const request = { principal: ci, action: denial?.action ?? '', resource: denial?.resource ?? '', context }
        expect(evaluate(request, { identityPolicies: [policyOf(statement ? [statement] : [])] }).decision).toBe('Allow')
      }
  })
})

describe('adviseDenial() names the policy that stands in the way', () => {
  const lacking = (policy: string) =>
    refused('ecs:DescribeServices', service, `because no ${policy} allows the ecs:DescribeServices action`)
  test.each([
    ['permissions boundary', 'the permissions boundary of role ci does not allow it', true],
    ['session policy', 'the session policy under which role ci was assumed does not allow it', true],
    ['sessions policy', 'the session policy under which role ci was assumed does not allow it', true],
    ['service control policy', 'no service control policy of the organization allows it', true],
    ['resource control policy', 'no resource control policy of the organization allows it', true],
    ['VPC endpoint policy', 'the policy of the VPC endpoint', true],
    ['resource-based policy', 'the policy of the resource itself has to allow it to role ci', true],
    ['role trust policy', 'the trust policy of ', false],
  ])('%s', (policy, beginning, hasStatement) => {
    const { hints, statement } = advice(denied('ecs:DescribeServices', lacking(policy)))
    expect(hints).toHaveLength(1)
    expect(hints[0]).toMatch(new RegExp(`^${beginning}`))
    expect(statement !== undefined).toBe(hasStatement)
  })

  test.each([
    [
      'in a service control policy',
      'service control policy denies it explicitly to role ci: adding a statement does not help; it belongs',
    ],
    [
      'in a service control policy: arn:aws:organizations::9:policy/o-a/service_control_policy/p-b. Go to https://x for complete details',
      'service control policy arn:aws:organizations::9:policy/o-a/service_control_policy/p-b denies it',
    ],
    ['in a permissions boundary', 'permissions boundary denies it explicitly'],
    [
      'in a VPC endpoint policy transitively through a service control policy',
      'VPC endpoint policy denies it explicitly',
    ],
    ['', 'a policy denies it explicitly'],
  ])('a Deny %s', (reason, beginning) => {
    const { hints, statement } = advice(
      denied(
        'ecs:DescribeServices',
        refused('ecs:DescribeServices', service, `with an explicit deny ${reason}`.trim()),
      ),
    )
    expect(hints[0]?.startsWith(beginning)).toBe(true)
    expect(statement).toBeUndefined()
  })

  test('another account', () => {
    const other = 'arn:aws:iam::999988887777:role/task'
    expect(advice(denied('ecs:RunTask', refused('iam:PassRole', other)))).toEqual({
      hints: [
        `${other} belongs to account 999988887777, and a role is passed within its own account only: name one of 123456789012`,
      ],
    })
    const { hints, statement } = advice(denied('sts:AssumeRole', refused('sts:AssumeRole', other)))
    expect(statement).toMatchObject({ Action: 'sts:AssumeRole', Resource: other })
    expect(hints[1]).toBe(`the trust policy of ${other} has to let ${ci} in too`)
  })
})

describe('adviseDenial() promises no more than `policy generate` prints', () => {
  test('a bare "Access Denied", where nothing has told the account', () => {
    const checks = [
      { action: 'ecs:DescribeServices', resource: `arn:aws:ecs:us-east-1:${unread('account')}:service/prod/api` },
    ]
    expect(advice(denied('ecs:DescribeServices', 'Access Denied', checks))).toEqual({
      hints: [
        'ecs:DescribeServices was asked for, and the message names no resource',
        '`ristretto policy generate --account ID --for deploy` prints all that the command needs',
      ],
    })
  })

  test('another resource than the plan has', () => {
    const { hints } = advice(
      denied('ecs:DescribeServices', refused('ecs:DescribeServices', '*'), [
        { action: 'ecs:DescribeServices', resource: service },
      ]),
    )
    expect(hints[1]).toBe(`\`ristretto policy generate\` prints it for ${service}, which AWS did not ask about`)
  })

  const key = 'arn:aws:kms:us-east-1:123456789012:key/11112222-3333-4444-5555-666677778888'
  const get: Check = { action: 's3:GetObject', resource: 'arn:aws:s3:::tf/prod.tfstate' }

  test('kms:Decrypt, fenced by the service that asks', () => {
    const { statement, hints } = advice(denied('s3:GetObject', refused('kms:Decrypt', key), [get]))
    expect(statement).toMatchObject({
      Resource: key,
      Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
    })
    expect(hints.slice(1)).toEqual([
      'the policy of the key has to allow it too',
      `\`ristretto policy generate --kms-key ${key} --for deploy\` prints all that the command needs`,
    ])
  })

  test('iam:CreateServiceLinkedRole, which an administrator can spare', () => {
    const role = 'arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS'
    const { statement, hints } = advice(denied('ecs:CreateService', refused('iam:CreateServiceLinkedRole', role)))
    expect(statement).toMatchObject({ Condition: { StringEquals: { 'iam:AWSServiceName': 'ecs.amazonaws.com' } } })
    expect(hints[1]).toContain('aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com')
  })

  test('an object that is not there', () => {
    const { statement, hints } = advice(denied('s3:GetObject', refused('s3:ListBucket', '"arn:aws:s3:::tf"'), [get]))
    expect(statement).toBeUndefined()
    expect(hints[0]).toMatch(/^there is probably no such object/)
    expect(hints[1]).toBe('s3:ListBucket on arn:aws:s3:::tf is optional: with it S3 says what is missing')
  })

  test('a bare refusal of S3, which may mean both', () => {
    const { statement, hints } = advice(denied('s3:GetObject', 'Access Denied', [get]))
    expect(statement).toMatchObject({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::tf/prod.tfstate' })
    expect(hints[1]).toMatch(/^or there is no such object/)
  })
})
