import { describe, expect, test } from 'vitest'
import { anything, type Grade, unread } from '../calls/index.ts'
import { explainStatements } from './explain-statements.ts'
import { placeholdersOf, policyDocument } from './policy.ts'
import { type LineNeed, statementsOf } from './statements.ts'

/** As the operations' files name them. */
const named: Readonly<Record<string, Pick<LineNeed, 'statement' | 'loss'>>> = {
  'ecs:DescribeServices': { statement: { name: 'FindService', joins: 'DeployService' } },
  'ecs:UpdateService': { statement: { name: 'DeployService' } },
  'ecs:DescribeTasks': { statement: { name: 'ReadFailedTasks', required: 'WaitTask' } },
  'ecs:ListTasks': { statement: { name: 'FindFailedTasks' }, loss: 'no stopped tasks' },
  'logs:GetLogEvents': { statement: { name: 'TaskLogs' } },
}

function need(action: string, resource: string, more: Partial<LineNeed> = {}): LineNeed {
  return {
    action,
    resource,
    step: 'some step',
    grade: 'required',
    principal: 'caller',
    when: [[]],
    line: 'deploy',
    ...named[action],
    ...more,
  }
}
const passing = {
  context: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
  statement: { name: 'PassTaskRoles' },
}
function written(needs: readonly LineNeed[], weakest: Grade = 'optional') {
  return policyDocument(statementsOf(needs, weakest)).Statement
}

describe('statementsOf()', () => {
  test('actions share a statement only where they have the same resources', () => {
    expect(
      written([need('ecs:DescribeServices', 'a'), need('ecs:UpdateService', 'a'), need('ecs:DescribeServices', 'b')]),
    ).toEqual([
      { Sid: 'DeployService', Effect: 'Allow', Action: 'ecs:UpdateService', Resource: 'a' },
      { Sid: 'FindService', Effect: 'Allow', Action: 'ecs:DescribeServices', Resource: ['a', 'b'] },
    ])
  })

  test('the strongest grade counts, and weaker ones are left out on request', () => {
    const needs = [
      need('ecs:DescribeTasks', 'task', { grade: 'degraded' }),
      need('ecs:DescribeTasks', 'task'),
      need('logs:GetLogEvents', 'stream', { grade: 'degraded' }),
    ]
    expect(statementsOf(needs, 'degraded').map(({ sid, grade }) => [sid, grade])).toEqual([
      ['WaitTask', 'required'],
      ['TaskLogs', 'degraded'],
    ])
    expect(statementsOf(needs, 'required').map(({ sid }) => sid)).toEqual(['WaitTask'])
  })

  test('what another resource covers is not repeated: the wider one is as firm as the firmer of both', () => {
    const any = `web:${anything('revision')}`
    expect(written([need('ecs:RunTask', 'web:7'), need('ecs:RunTask', any)])).toMatchObject([{ Resource: 'web:*' }])
    const both = [need('ecs:RunTask', 'web:7'), need('ecs:RunTask', any, { grade: 'degraded' })]
    expect(statementsOf(both, 'degraded')).toMatchObject([
      { grade: 'required', resources: [`web:${anything('revision')}`] },
    ])
    expect(statementsOf(both, 'required')).toMatchObject([{ grade: 'required', resources: ['web:7'] }])
  })

  test('of two that cover each other one is kept', () => {
    const needs = ['new revision', 'latest revision'].map((what) => need('ecs:RunTask', `web:${anything(what)}`))
    expect(written(needs)).toMatchObject([{ Resource: 'web:*' }])
    const weak = { grade: 'degraded' } as const
    expect(written(needs.map((one, i) => (i === 0 ? { ...one, ...weak } : one)))).toMatchObject([{ Resource: 'web:*' }])
  })

  test('what is granted without a condition is not repeated with one', () => {
    const fenced = { context: { 'ecs:CreateAction': 'CreateService' }, statement: { name: 'TagNewService' } }
    const statements = (more: object) =>
      statementsOf(
        [
          need('ecs:TagResource', 's', fenced),
          need('ecs:TagResource', 's', { statement: { name: 'TagService' }, ...more }),
        ],
        'optional',
      )
    expect(statements({}).map(({ sid }) => sid)).toEqual(['TagService'])
    expect(statements({ grade: 'degraded' }).map(({ sid }) => sid)).toEqual(['TagNewService', 'TagService'])
  })

  test('conditions keep statements apart, and Sids stay unique', () => {
    const other = { context: { 'iam:PassedToService': 'lambda.amazonaws.com' } }
    const statements = statementsOf(
      [need('iam:PassRole', 'r', passing), need('iam:PassRole', 'r', other), need('iam:PassRole', 'q')],
      'optional',
    )
    expect(statements.map(({ sid }) => sid)).toEqual(['PassRole', 'PassRole2', 'PassTaskRoles'])
  })

  test('ARNs are compared as ARNs, other values letter by letter', () => {
    const context = {
      'ecs:cluster': `arn:aws:ecs:eu-west-1:${unread('account')}:cluster/app`,
      'ecs:CreateAction': 'RunTask',
    }
    expect(written([need('ecs:TagResource', 'task', { context })])).toMatchObject([
      {
        Condition: {
          ArnEquals: { 'ecs:cluster': 'arn:aws:ecs:eu-west-1:${account}:cluster/app' },
          StringEquals: { 'ecs:CreateAction': 'RunTask' },
        },
      },
    ])
  })

  test('a statement that joins another keeps its own name where there is none to join', () => {
    const find = need('ecs:DescribeServices', 'a')
    const sids = (needs: readonly LineNeed[]) => statementsOf(needs, 'optional').map(({ sid }) => sid)
    expect(sids([find])).toEqual(['FindService'])
    expect(sids([find, need('ecs:UpdateService', 'a')])).toEqual(['DeployService'])
  })

  test('the order does not depend on the order of the needs', () => {
    const needs = [
      need('ecs:UpdateService', 'a'),
      need('ecs:ListTasks', '*', { grade: 'degraded' }),
      need('ecs:RunTask', 'b'),
    ]
    expect(written(needs.toReversed())).toEqual(written(needs))
  })

  test('placeholders are named once', () => {
    const role = unread('role of web:12')
    expect(
      placeholdersOf(statementsOf([need('iam:PassRole', role), need('iam:PassRole', `${role}2`)], 'optional')),
    ).toEqual(['role of web:12'])
  })
})

test('explainStatements() says who asks, when, and what is lost', () => {
  const needs = [
    need('ecs:UpdateService', 'web', { step: 'update the service', when: [['the service exists']] }),
    need('ecs:UpdateService', 'web', {
      step: 'update the service',
      when: [['the service exists']],
      line: 'deploy --no-wait',
    }),
    need('ecs:ListTasks', '*', {
      step: 'show the stopped tasks',
      grade: 'degraded',
      when: [['not: a'], ['not: b', 'c']],
    }),
    need('iam:PassRole', unread('role'), passing),
  ]
  expect(explainStatements(statementsOf(needs, 'degraded'), ['the service exists'])).toBe(`DeployService (required)
  deploy, deploy --no-wait: update the service, if the service exists
  without it: the command fails
  {
    "Sid": "DeployService",
    "Effect": "Allow",
    "Action": "ecs:UpdateService",
    "Resource": "web"
  }

PassTaskRoles (required)
  deploy: some step
  without it: the command fails
  {
    "Sid": "PassTaskRoles",
    "Effect": "Allow",
    "Action": "iam:PassRole",
    "Resource": "\${role}",
    "Condition": {
      "StringEquals": {
        "iam:PassedToService": "ecs-tasks.amazonaws.com"
      }
    }
  }

FindFailedTasks (degraded)
  deploy: show the stopped tasks, if not: a or not: b and c
  without it: no stopped tasks
  {
    "Sid": "FindFailedTasks",
    "Effect": "Allow",
    "Action": "ecs:ListTasks",
    "Resource": "*"
  }

to fill in:
  \${role}

questions that --assume can answer (with "not: " before it for no):
  the service exists
`)
})
