import { describe, expect, test } from 'vitest'
import { createTestWorld, webDefinition, webService } from './test-world.ts'

describe('lists go on behind what is gone', () => {
  test.each(['ASC', 'DESC'])('task definitions, %s', (sort) => {
    const world = createTestWorld()
    for (let count = 0; count < 4; count += 1) world.call('RegisterTaskDefinition', webDefinition())
    const first = world.call('ListTaskDefinitions', { sort, maxResults: 2 })
    for (const taskDefinition of first['taskDefinitionArns'] as string[])
      world.call('DeregisterTaskDefinition', { taskDefinition })
    const { taskDefinitionArns: rest } = world.call('ListTaskDefinitions', {
      sort,
      maxResults: 2,
      nextToken: first['nextToken'] ?? null,
    })
    const numbers = (rest as string[]).map((arn) => arn.split(':').at(-1))
    expect(numbers).toEqual(sort === 'ASC' ? ['3', '4'] : ['2', '1'])
  })

  test('services', () => {
    const world = createTestWorld()
    world.call('RegisterTaskDefinition', webDefinition())
    for (const serviceName of ['a', 'b', 'c']) world.call('CreateService', webService({ serviceName }))
    const first = world.call('ListServices', { cluster: 'app', maxResults: 1 })
    world.call('DeleteService', { cluster: 'app', service: 'a', force: true })
    const next = world.call('ListServices', { cluster: 'app', maxResults: 1, nextToken: first['nextToken'] ?? null })
    expect(next['serviceArns']).toEqual([expect.stringMatching(/\/b$/)])
  })
})
