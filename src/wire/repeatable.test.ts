import { expect, it } from 'vitest'
import { isRepeatable } from './repeatable.ts'
import { call } from './testing/ports.fixture.ts'

it.each([
  ['ecs:DescribeServices', {}, 'read', true],
  ['ecs:UpdateService', {}, 'write', true],
  ['ecs:RegisterTaskDefinition', {}, 'write', true],
  ['ecs:RunTask', { clientToken: 'once' }, 'write', true],
  ['ecs:RunTask', {}, 'write', false],
  ['ecs:RunTask', { clientToken: '' }, 'write', false],
  ['ecs:CreateService', { clientToken: 'once' }, 'write', true],
  ['ecs:ExecuteCommand', { clientToken: 'once' }, 'write', false],
  ['codedeploy:CreateDeployment', {}, 'write', false],
  ['ecs:NewOperation', {}, 'write', false],
] as const)('isRepeatable() of %s %j, a %s: %s', (name, input, access, expected) => {
  expect(isRepeatable(call(name, input, access))).toBe(expected)
})
