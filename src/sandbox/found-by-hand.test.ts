import { describe, expect, test } from 'vitest'
import { createSandbox, SeedError, ServiceError, seed } from './index.ts'
import type { JsonObject } from './service.ts'
import { createTestWorld, describeWeb, eventsOf, webDefinition, webService } from './services/ecs/test-world.ts'
import { checkPolicyDocument } from './services/iam/index.ts'

// Mistakes that somebody met by hand: each was one.

const serviceUp = (service: JsonObject = {}, behaviours: Parameters<typeof createTestWorld>[0] = {}) => {
  const world = createTestWorld(behaviours)
  world.call('RegisterTaskDefinition', webDefinition())
  world.call('CreateService', webService(service))
  return world
}

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

describe('UpdateService begins no deployment', () => {
  const count = (service: JsonObject) => (service['deployments'] as JsonObject[]).length

  test.each<[string, JsonObject]>([
    ['for the platform version that is shown', { platformVersion: 'LATEST' }],
    ['for empty lists where there were none', { volumeConfigurations: [], vpcLatticeConfigurations: [] }],
    ['for a launch type, which it does not take', { launchType: 'EC2' }],
    ['for an empty strategy, where there is a launch type', { capacityProviderStrategy: [] }],
  ])('%s', (_, change) => {
    const world = serviceUp()
    world.settle()
    world.call('UpdateService', { cluster: 'app', service: 'web', ...change })
    expect(count(describeWeb(world))).toBe(1)
  })
})

test('tasks that fail together make the next attempt wait once', () => {
  const gaps = (desiredCount: number) => {
    const world = serviceUp({ desiredCount }, { behaviours: [{ pullFailure: true }] })
    world.run(400)
    return eventsOf(describeWeb(world)).filter((text) => text.includes('has started')).length
  }
  expect(gaps(10)).toBe(gaps(1))
})

test('a deployment that failed waits for nothing', () => {
  const options = { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } } }
  const world = serviceUp(options, { behaviours: [{ pullFailure: true }] })
  world.settle()
  expect(JSON.stringify(describeWeb(world))).toContain('"rolloutState":"FAILED"')
  const [{ createdAt } = { createdAt: 0 }] = describeWeb(world)['events'] as { createdAt: number }[]
  expect(world.context.now / 1000 - createdAt).toBeLessThan(60)
})

test('a run that is repeated is answered although its revision was deregistered', () => {
  const world = createTestWorld()
  world.call('RegisterTaskDefinition', webDefinition())
  const { networkConfiguration = {} } = webService()
  const run = { cluster: 'app', taskDefinition: 'web:1', launchType: 'FARGATE', networkConfiguration, clientToken: 't' }
  const [first] = world.call('RunTask', run)['tasks'] as JsonObject[]
  world.call('DeregisterTaskDefinition', { taskDefinition: 'web:1' })
  expect((world.call('RunTask', run)['tasks'] as JsonObject[])[0]?.['taskArn']).toBe(first?.['taskArn'])
})

describe('IAM stores no policy', () => {
  const policy = (more: object) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'ecs:RunTask', Resource: '*', ...more }],
    })

  test.each([
    ['with characters beyond Latin-1', policy({ Resource: 'arn:aws:ecs:*:*:service/日本' })],
    ['with an operator that there is not', policy({ Condition: { StringEqualsIfExist: { 'aws:PrincipalArn': 'x' } } })],
  ])('%s', (_, document) => {
    expect(() => checkPolicyDocument(document, 'identity')).toThrow(ServiceError)
  })
})

describe('what is seeded and would be refused', () => {
  const sandbox = () => createSandbox({ realNow: () => 1e12 })

  test.each([
    ['cluster a b: ', { clusters: ['a b'] }],
    ['role a: ', { roles: [{ name: 'a', trust: '{}' }] }],
    ['bucket Bad: ', { buckets: [{ name: 'Bad' }] }],
    ['task definition a: ', { taskDefinitions: [{ family: 'a' }] }],
    ['service a: ', { services: [{ cluster: 'nope', serviceName: 'a', taskDefinition: 'b' }] }],
  ])('is named: %s', (what, resources) => {
    expect(() => seed(sandbox(), resources)).toThrow(SeedError)
    expect(() => seed(sandbox(), resources)).toThrow(new RegExp(`^${what}`))
  })
})
