import { expect, test } from 'vitest'
import { ecs } from './index.ts'
import { createTestWorld, webDefinition } from './test-world.ts'
import { buckets } from './throttling.ts'

test('the 21st registration in a second is throttled, and one a second goes on', () => {
  const world = createTestWorld({ behaviours: [{ rule: 'throttling' }] })
  const register = () => world.call('RegisterTaskDefinition', webDefinition())
  for (let count = 0; count < 20; count += 1) register()
  expect(world.refusal('RegisterTaskDefinition', webDefinition())).toEqual({
    code: 'ThrottlingException',
    message: 'Rate exceeded',
  })
  world.run(1)
  register()
  expect(register).toThrow('Rate exceeded')
})

test('nothing is throttled unless a scenario says so', () => {
  const world = createTestWorld()
  for (let count = 0; count < 60; count += 1) world.call('RegisterTaskDefinition', webDefinition())
})

test('each operation is in one bucket', () => {
  const counted = Object.values(buckets).flatMap(({ operations }) => operations)
  for (const { name } of ecs.operations) {
    expect([name, counted.filter((one) => `ecs:${one}` === name).length]).toEqual([name, 1])
  }
})
