import { describe, expect, test } from 'vitest'
import { lintText } from './index.ts'

const ecs = 'arn:aws:ecs:ap-northeast-1:111122223333:'

async function told(...statements: object[]): Promise<string[]> {
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((one) => ({ Effect: 'Allow', ...one })),
  })
  return (await lintText(text)).findings.map(({ severity, code }) => `${severity} ${code}`)
}

async function hints(statement: object): Promise<(string | undefined)[]> {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] })
  return (await lintText(text)).findings.map(({ hint }) => hint)
}

describe('lintText() says of wildcards how much they allow', () => {
  test.each([
    ['every write of a service', 'ecs:*', '*', ['warning WILDCARD_ON_EVERYTHING']],
    ['the same, spelt as an ARN', 'ecs:*', 'arn:aws:ecs:*:*:*', ['warning WILDCARD_ON_EVERYTHING']],
    ['some writes', 'ecs:*Task', '*', ['warning WILDCARD_ON_EVERYTHING']],
    ['reads alone', 'ecs:Describe*', '*', ['note WILDCARD_ON_EVERYTHING']],
    ['a service that the table lacks', 'glue:*', '*', ['note ACTIONS_NOT_CHECKED', 'warning WILDCARD_ON_EVERYTHING']],
    ['IAM, by a wildcard', 'iam:Put*', '*', ['error PRIVILEGE_ESCALATION']],
    ['one action of IAM that is enough', 'iam:PutRolePolicy', 'arn:aws:iam::*:role/*', ['error PRIVILEGE_ESCALATION']],
    ['a service on one cluster', 'ecs:*', `${ecs}cluster/app`, []],
  ])('%s', async (_, Action, Resource, expected) => {
    expect((await told({ Action, Resource })).filter((one) => !one.includes('COULD_BE_NARROW')).sort()).toEqual(
      expected,
    )
  })

  test('and nothing where a condition limits them, or one role is named', async () => {
    const Condition = { ArnEquals: { 'ecs:cluster': `${ecs}cluster/app` } }
    expect(await told({ Action: 'ecs:*Task', Resource: '*', Condition })).not.toContain(
      'warning WILDCARD_ON_EVERYTHING',
    )
    expect(await told({ Action: 'iam:PutRolePolicy', Resource: 'arn:aws:iam::111122223333:role/web' })).toEqual([])
  })
})

describe('lintText() knows where AWS checks', () => {
  const registering = { StringEquals: { 'ecs:CreateAction': 'RegisterTaskDefinition' } }
  const register = { Action: 'ecs:RegisterTaskDefinition', Resource: `${ecs}task-definition/api:*` }

  test('tags of a registration: on the bare family', async () => {
    const tag = (Resource: string | string[], Condition?: object) => ({
      Action: 'ecs:TagResource',
      Resource,
      ...(Condition && { Condition }),
    })
    const [wrong, right] = [`${ecs}task-definition/api:*`, `${ecs}task-definition/api`]
    expect(await told(register, tag(wrong, registering))).toEqual(['error ECS_TAG_ON_REVISION'])
    expect(await told(register, tag(right, registering))).toEqual([])
    expect(await told(register, tag(`${ecs}task-definition/*`, registering))).toEqual([])
    expect(await told(register, tag([wrong, right], registering))).toEqual([])
    expect(await told({ ...register, Action: ['ecs:RegisterTaskDefinition', 'ecs:TagResource'] })).toEqual([
      'warning ECS_TAG_ON_REVISION',
    ])
    // Tags of revisions that stand already are another matter.
    expect(await told(tag(wrong))).toEqual([])
  })

  test('s3:ListBucket: on the bucket, not on its objects', async () => {
    expect(await told({ Action: ['s3:GetObject', 's3:ListBucket'], Resource: 'arn:aws:s3:::bkt/*' })).toEqual([
      'error ACTION_NEVER_MATCHES',
    ])
    expect(
      await told({ Action: ['s3:GetObject', 's3:ListBucket'], Resource: ['arn:aws:s3:::bkt/*', 'arn:aws:s3:::bkt'] }),
    ).toEqual([])
    expect(await told({ Action: ['s3:GetObject', 's3:ListBucket'], Resource: 'arn:aws:s3:::bkt*' })).toEqual([])
  })

  test.each(['aws:ResourceTag/env', 'iam:ResourceTag/env'])('iam:PassRole: not on %s', async (key) => {
    const Condition = { StringEquals: { [key]: 'p', 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } }
    const statement = { Action: 'iam:PassRole', Resource: 'arn:aws:iam::111122223333:role/x', Condition }
    expect(await told(statement)).toContain('warning PASS_ROLE_TAGS')
  })
})

describe('lintText() advises nothing that allows more', () => {
  const elsewhere = `${ecs}cluster/dev`
  test.each([
    ['ecs:RunTask', 'ecs:task-definition', `${ecs}task-definition/app-dev:*`, 'name it in Resource instead'],
    ['ecs:RegisterTaskDefinition', 'ecs:cluster', elsewhere, 'name the resources in Resource instead'],
    ['iam:PassRole', 'ecs:cluster', elsewhere, 'name the resources in Resource instead'],
    ['ecs:UpdateService', 'iam:PassedToService', 'ecs-tasks.amazonaws.com', 'it belongs to iam:PassRole'],
  ])('%s with %s', async (Action, key, value, hint) => {
    const found = await hints({ Action, Resource: '*', Condition: { StringLike: { [key]: value } } })
    expect(found.some((text) => text?.startsWith(hint))).toBe(true)
    expect(found.join()).not.toMatch(/take the condition out/)
  })
})

describe('lintText() knows names that nothing can have', () => {
  test.each([
    ['arn:aws:iam::111122223333:role/arn:aws:iam::111122223333:role/web', '"arn:aws:iam::111122223333:role/web"'],
    // Nobody knows what the blank stands for.
    ['arn:aws:iam::111122223333:role/web task', undefined],
    ['arn:aws:iam::111122223333:role/web ', '"arn:aws:iam::111122223333:role/web"'],
    ['arn:aws:iam::111122223333:role//web', '"arn:aws:iam::111122223333:role/web"'],
    ['arn:aws:iam::111122223333 :role/web', '"arn:aws:iam::111122223333:role/web"'],
    ['arn:aws:iam::111122223333:role/web:1', undefined],
  ])('%s', async (Resource, replacement) => {
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'iam:GetRole', Resource }],
    })
    const { findings } = await lintText(text)
    const found = findings.find(({ code }) => code === 'ARN_NAME')
    expect(found?.severity).toBe('error')
    expect(found?.replacement).toBe(replacement)
  })

  test.each([
    'arn:aws:iam::111122223333:role/team/*',
    'arn:aws:iam::111122223333:role/team//web',
    'arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS',
    'arn:aws:iam::$ACCOUNT:role/$ROLE',
    'arn:aws:iam::${data.aws_caller_identity.current.account_id}:role/${var.prod ? "a" : "b"}',
  ])('and those that one can: %s', async (Resource) => {
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'iam:GetRole', Resource }],
    })
    expect((await lintText(text)).findings.filter(({ severity }) => severity !== 'note')).toEqual([])
  })
})

describe('lintText() on what is not written out yet', () => {
  test('takes variables of the shell for placeholders', async () => {
    const Resource = 'arn:aws:ecs:$REGION:$ACCOUNT:service/$CLUSTER/$(basename $PWD)'
    expect(await told({ Action: 'ecs:UpdateService', Resource })).toEqual(['note PLACEHOLDERS'])
  })

  test('but not what AWS itself names with a dollar', async () => {
    const Resource = 'arn:aws:lambda:eu-west-1:111122223333:function:hook:$LATEST'
    expect(await told({ Action: 'lambda:InvokeFunction', Resource })).not.toContain('note PLACEHOLDERS')
  })

  test('tells a Terraform configuration from a broken policy', async () => {
    const text = 'data "aws_iam_policy_document" "deploy" {\n  statement {\n    actions = ["ecs:RunTask"]\n  }\n}\n'
    const { findings, isUnreadable } = await lintText(text, { file: 'deploy.tf' })
    expect(findings.map(({ code, line }) => [code, line])).toEqual([['NOT_JSON', 1]])
    expect(isUnreadable).toBe(true)
  })
})

test('lintText() takes four colons in a row for no address', async () => {
  const Condition = { IpAddress: { 'aws:SourceIp': '2001:db8::::1' } }
  const found = await told({ Action: 'ecs:UpdateService', Resource: `${ecs}service/app/web`, Condition })
  expect(found).toEqual(['error VALUE_INVALID'])
})
