import { describe, expect, test } from 'vitest'

import { createRoleWithPolicy, createSandbox, openSession, SeedError, ServiceError, seed } from './index.ts'

function sandbox() {
  return createSandbox({ realNow: () => 1e12, account: '111122223333', region: 'eu-west-1' })
}

function policy(action: string) {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
  }
}

describe('seeding', () => {
  test('leaves alone what is there', () => {
    const one = sandbox()
    seed(one, { roles: [{ name: 'web', policies: { main: policy('s3:*') } }] })
    seed(one, {
      roles: [{ name: 'web', trust: 'ecs.amazonaws.com', policies: { main: policy('ecs:*'), other: policy('iam:*') } }],
    })
    const { PolicyNames: names } = one.perform('iam:ListRolePolicies', { RoleName: 'web' })
    expect(names).toEqual(['main', 'other'])
    const { PolicyDocument: document } = one.perform('iam:GetRolePolicy', { RoleName: 'web', PolicyName: 'main' })
    expect(decodeURIComponent(String(document))).toContain('s3:*')
    const { Role: role } = one.perform('iam:GetRole', { RoleName: 'web' }) as { Role: Record<string, string> }
    expect(decodeURIComponent(role['AssumeRolePolicyDocument'] ?? '')).toContain('ecs-tasks.amazonaws.com')
  })

  test('puts a changed file in place of the old one', () => {
    const one = sandbox()
    for (const content of ['one', 'two']) seed(one, { buckets: [{ name: 'yard', objects: [{ key: 'k', content }] }] })
    const { body } = one.perform('s3:GetObject', { Bucket: 'yard', Key: 'k' }) as { body: { base64: string } }
    expect(Buffer.from(body.base64, 'base64').toString()).toBe('two')
  })

  test('makes a role that holds exactly a policy, and gives it another', () => {
    const one = sandbox()
    const arn = createRoleWithPolicy(one, 'deploy', policy('ecs:*'))
    expect(arn).toBe('arn:aws:iam::111122223333:role/deploy')
    createRoleWithPolicy(one, 'deploy', policy('logs:*'))
    const { PolicyNames: names } = one.perform('iam:ListRolePolicies', { RoleName: 'deploy' })
    expect(names).toEqual(['policy'])
    expect(openSession(one, arn, 'web').accessKeyId).toMatch(/^ASIA/)
  })

  test('refuses a policy that is none', () => {
    expect(() => createRoleWithPolicy(sandbox(), 'deploy', '{}')).toThrow(ServiceError)
  })

  test('the same seed gives the same keys, another one others', () => {
    const seeded = (seed: string) => createSandbox({ realNow: () => 1e12, seed }).administrator
    expect(seeded('one')).toEqual(seeded('one'))
    expect(seeded('other').secretAccessKey).not.toBe(seeded('one').secretAccessKey)
  })

  test('without a seed nobody can know the keys', () => {
    expect(sandbox().administrator).not.toEqual(sandbox().administrator)
  })

  test('as a scenario closes the kinds that it lists; a project gets what is open', () => {
    const one = sandbox()
    seed(one, { clusters: ['app'], roles: [] }, { as: 'scenario' })
    seed(one, { clusters: ['mistyped'], roles: [{ name: 'web' }], logGroups: ['/web'] }, { as: 'project' })
    expect(one.perform('ecs:ListClusters', {})).toEqual({
      clusterArns: ['arn:aws:ecs:eu-west-1:111122223333:cluster/app'],
    })
    expect(one.perform('iam:ListRoles', {})).toMatchObject({ Roles: [] })
    expect(one.perform('logs:DescribeLogGroups', {})).toMatchObject({ logGroups: [{ logGroupName: '/web' }] })
    const again = createSandbox({ realNow: () => 1e12, snapshot: one.snapshot() })
    seed(again, { clusters: ['mistyped'] }, { as: 'project' })
    expect(again.perform('ecs:ListClusters', {})).toMatchObject({ clusterArns: [expect.stringContaining('/app')] })
  })

  test('a cluster may come with capacity providers and a default strategy', () => {
    const one = sandbox()
    const strategy = [{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }]
    const input = { clusterName: 'app', capacityProviders: ['FARGATE_SPOT'], defaultCapacityProviderStrategy: strategy }
    seed(one, { clusters: [input] })
    expect(one.perform('ecs:DescribeClusters', { clusters: ['app'] })).toMatchObject({
      clusters: [{ capacityProviders: ['FARGATE_SPOT'], defaultCapacityProviderStrategy: strategy }],
    })
  })

  test.each([
    ['cluster a b: ', { clusters: ['a b'] }],
    ['role a: ', { roles: [{ name: 'a', trust: '{}' }] }],
    ['bucket Bad: ', { buckets: [{ name: 'Bad' }] }],
    ['task definition a: ', { taskDefinitions: [{ family: 'a' }] }],
    ['service a: ', { services: [{ cluster: 'nope', serviceName: 'a', taskDefinition: 'b' }] }],
  ])('names what is refused: %s', (what, resources) => {
    expect(() => seed(sandbox(), resources)).toThrow(SeedError)
    expect(() => seed(sandbox(), resources)).toThrow(new RegExp(`^${what}`))
  })
})
