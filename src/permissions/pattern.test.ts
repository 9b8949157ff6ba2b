import { describe, expect, test } from 'vitest'
import { anything, unread } from '../calls/index.ts'
import { conditionValue, coverage, resourcePattern } from './pattern.ts'

describe('resourcePattern()', () => {
  test.each([
    ['*', '*'],
    [`task-definition/web:${anything('new revision')}`, 'task-definition/web:*'],
    [`arn:aws:ecs:eu-west-1:${unread('account')}:service/app/web`, 'arn:aws:ecs:eu-west-1:${account}:service/app/web'],
    [
      unread(`execution role of ${unread('family of the service')}:12`),
      '${execution role of <family of the service>:12}',
    ],
    ['arn:aws:s3:::tf/a*b?c', 'arn:aws:s3:::tf/a${*}b${?}c'],
    ['arn:aws:s3:::tf/${env}', 'arn:aws:s3:::tf/${$}{env}'],
  ])('%j is written %j', (resource, written) => {
    expect(resourcePattern(resource)).toBe(written)
  })
})

test('conditionValue() leaves stars alone, which compare as letters there', () => {
  expect(conditionValue('a*b${x}')).toBe('a*b${$}{x}')
})

describe('coverage()', () => {
  test.each([
    ['*', 'arn:aws:ecs:x:1:task/a', true],
    ['web:7', 'web:7', true],
    ['web:7', 'web:8', false],
    [`web:${anything('revision')}`, 'web:7', true],
    [`web:${anything('revision')}`, `web:${anything('other')}`, true],
    [`web:${anything('revision')}`, 'api:7', false],
    ['web:7', `web:${anything('revision')}`, false],
    [`web:${anything('revision')}`, unread('role'), false],
    [`${unread('account')}:${anything('x')}`, `${unread('account')}:1`, true],
    [`${unread('account')}:${anything('x')}`, `${unread('region')}:1`, false],
    [`a.c${anything('x')}`, 'abc1', false],
  ])('%j covers %j: %j', (wide, narrow, covered) => {
    expect(coverage(wide)(narrow)).toBe(covered)
  })
})
