import { describe, expect, test } from 'vitest'
import { arnMatches, formatArn, parseArn, unknown } from './index.ts'

const account = unknown('unread', 'the account')
const revision = unknown('unread', 'the new revision')
const anything = unknown('anything', 'task id')

/** Pattern, ARN, whether it matches. */
const rows: readonly (readonly [pattern: string, arn: string, matches: boolean])[] = [
  ['*', '*', true],
  ['**', 'arn:aws:s3:::b', true],
  ['arn:aws:ecs:*:*:*', '*', false],
  ['arn:aws:ecs:eu-west-1:111122223333:cluster/app', 'arn:aws:ecs:eu-west-1:111122223333:cluster/app', true],
  ['arn:aws:ecs:*:111122223333:service/app/*', 'arn:aws:ecs:eu-west-1:111122223333:service/app/web', true],
  // Inside the sixth part a star crosses slashes and colons; before it, the colons are walls.
  ['arn:aws:ecs:eu-west-1:111122223333:service/app*', 'arn:aws:ecs:eu-west-1:111122223333:service/app2/web', true],
  [
    'arn:aws:logs:*:*:log-group:/ecs/web:*',
    'arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/web:log-stream:a/b/c',
    true,
  ],
  ['arn:aws:ecs:*:cluster/app', 'arn:aws:ecs:eu-west-1:111122223333:cluster/app', false],
  ['arn:aws:ecs:*cluster/app', 'arn:aws:ecs:eu-west-1:111122223333:cluster/app', false],
  // Parts left out at the end are stars.
  ['arn:aws:ecs', 'arn:aws:ecs:eu-west-1:111122223333:cluster/app', true],
  ['arn:aws:sqs:us-east-1', 'arn:aws:sqs:eu-west-1:111122223333:q', false],
  // Question marks are one UTF-16 code unit each; brackets and backslashes are themselves.
  ['arn:aws:s3:::b/?', 'arn:aws:s3:::b/\u{10400}', false],
  ['arn:aws:s3:::b/??', 'arn:aws:s3:::b/\u{10400}', true],
  ['arn:aws:s3:::b/[a]', 'arn:aws:s3:::b/a', false],
  ['arn:aws:s3:::b/a\\*', 'arn:aws:s3:::b/a*', false],
  ['arn:aws:s3:::B/a', 'arn:aws:s3:::b/a', false],
  // Unknown values are matched by what covers all of them.
  ['arn:aws:ecs:*:*:task-definition/web:*', `arn:aws:ecs:eu-west-1:${account}:task-definition/web:${revision}`, true],
  ['arn:aws:ecs:*:111122223333:task-definition/web:*', `arn:aws:ecs:eu-west-1:${account}:task-definition/web:7`, false],
  ['arn:aws:ecs:*:*:task-definition/web:?*', `arn:aws:ecs:eu-west-1:1:task-definition/web:${revision}`, false],
  ['arn:aws:ecs:*:*:task-definition/web?*', `arn:aws:ecs:eu-west-1:1:task-definition/web:${revision}`, true],
  ['arn:aws:ecs:*:*:task/*/*', `arn:aws:ecs:eu-west-1:1:task/app/${anything}`, true],
  ['arn:aws:ecs:*:*:task/*b', `arn:aws:ecs:eu-west-1:1:task/${anything}b`, true],
  ['arn:aws:ecs:*:*:task/*?b', `arn:aws:ecs:eu-west-1:1:task/${anything}ab`, true],
  // The same unread value on both sides is the same; two are not.
  [`arn:aws:iam::${account}:role/web`, `arn:aws:iam::${account}:role/web`, true],
  [`arn:aws:iam::${revision}:role/web`, `arn:aws:iam::${account}:role/web`, false],
  [`arn:aws:ecs:*:*:task/app/${anything}`, 'arn:aws:ecs:eu-west-1:1:task/app/1', true],
]

describe('arnMatches()', () => {
  test.each(rows)('%s against %s: %s', (pattern, arn, matches) => {
    expect(arnMatches(pattern, arn)).toBe(matches)
  })

  test('stays quick where a naive matcher backtracks', () => {
    const start = performance.now()
    expect(arnMatches(`arn:aws:s3:::${'*a'.repeat(40)}b`, `arn:aws:s3:::${'a'.repeat(4000)}`)).toBe(false)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

test('parseArn() and formatArn() are inverses', () => {
  const text = 'arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/web:*'
  expect(parseArn(text)).toEqual({
    partition: 'aws',
    service: 'logs',
    region: 'eu-west-1',
    account: '111122223333',
    resource: 'log-group:/ecs/web:*',
  })
  expect(formatArn(parseArn(text) ?? { partition: '', service: '', region: '', account: '', resource: '' })).toBe(text)
  expect(parseArn('arn:aws:s3')).toBeUndefined()
})
