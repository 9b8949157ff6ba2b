import { expect, it } from 'vitest'
import { nearest } from './index.ts'

it.each([
  ['portMapings', ['portMappings', 'mountPoints'], 'portMappings'],
  ['desiredcount', ['desiredCount'], 'desiredCount'],
  ['nmae', ['name', 'image'], 'name'],
  ['owner', ['name', 'image'], undefined],
  ['', ['name'], undefined],
])('nearest() of %s among %j', (name, candidates, expected) => {
  expect(nearest(name, candidates)).toBe(expected)
})
