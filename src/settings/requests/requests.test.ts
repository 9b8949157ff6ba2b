import { describe, expect, test } from 'vitest'
import { settled } from '../../calls/index.ts'
import type { ServiceDefinition } from '../definitions/index.ts'
import {
  compareTags,
  createServiceInput,
  infrastructureRoles,
  runTaskFields,
  updateServiceAttributes,
} from './index.ts'

function word(text: string) {
  return settled(text) ?? expect.fail('a mark')
}

function definitionOf(input: Record<string, unknown>): ServiceDefinition {
  const controller = input['deploymentController'] as { type: string } | undefined
  return {
    input,
    controller: word(controller?.type ?? 'ECS'),
    schedulingStrategy: word(String(input['schedulingStrategy'] ?? 'REPLICA')),
    ...(typeof input['desiredCount'] === 'number' ? { desiredCount: input['desiredCount'] } : {}),
    path: 'ecs-service-def.json',
    placeOf: async () => ({ file: 'ecs-service-def.json' }),
  }
}

describe('createServiceInput()', () => {
  const target = { cluster: 'prod', service: 'web' }

  test('takes everything, under the name of the configuration', () => {
    const definition = definitionOf({ serviceName: 'x', launchType: 'FARGATE', desiredCount: 2, brandNew: 1 })
    expect(createServiceInput(definition, target)).toEqual({
      cluster: 'prod',
      serviceName: 'web',
      launchType: 'FARGATE',
      desiredCount: 2,
      brandNew: 1,
    })
  })

  test.each([
    [{}, undefined],
    [{ schedulingStrategy: 'REPLICA' }, 0],
    [{ schedulingStrategy: 'REPLICA', desiredCount: 3 }, 3],
    [{ schedulingStrategy: 'DAEMON', desiredCount: 3 }, undefined],
  ])('of %j has the count %j', (input, count) => {
    expect(createServiceInput(definitionOf(input), target)).toMatchObject(
      count === undefined ? {} : { desiredCount: count },
    )
    expect('desiredCount' in createServiceInput(definitionOf(input), target)).toBe(count !== undefined)
  })
})

describe('updateServiceAttributes()', () => {
  const cleared = {
    loadBalancers: [],
    volumeConfigurations: [],
    vpcLatticeConfigurations: [],
    serviceConnectConfiguration: { enabled: false },
  }
  const flags = { enableECSManagedTags: false, enableExecuteCommand: false }
  const rolling = {
    maximumPercent: 200,
    minimumHealthyPercent: 100,
    deploymentCircuitBreaker: { enable: false, rollback: false },
  }

  test('fills in defaults and clears what the file does not have', () => {
    expect(updateServiceAttributes(definitionOf({}))).toEqual({
      ...cleared,
      ...flags,
      deploymentConfiguration: rolling,
    })
  })

  test('leaves out what UpdateService cannot change', () => {
    const input = {
      serviceName: 'web',
      desiredCount: 2,
      launchType: 'FARGATE',
      schedulingStrategy: 'REPLICA',
      deploymentController: { type: 'ECS' },
      tags: [{ key: 'a', value: 'b' }],
    }
    expect(updateServiceAttributes(definitionOf(input))).toEqual({
      ...cleared,
      ...flags,
      platformVersion: 'LATEST',
      deploymentConfiguration: rolling,
    })
  })

  test('keeps what is given, and the order that means something', () => {
    const input = {
      loadBalancers: [{ containerName: 'b' }, { containerName: 'a' }],
      capacityProviderStrategy: [{ capacityProvider: 'Z' }, { capacityProvider: 'A' }],
      networkConfiguration: { awsvpcConfiguration: { subnets: ['s2', 's1'], securityGroups: ['g2', 'g1'] } },
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true }, strategy: 'BLUE_GREEN' },
      serviceConnectConfiguration: { enabled: true },
      placementStrategy: [{ type: 'spread' }, { type: 'binpack' }],
      brandNew: { a: 1 },
    }
    expect(updateServiceAttributes(definitionOf(input))).toEqual({
      ...cleared,
      ...flags,
      ...input,
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['s1', 's2'], securityGroups: ['g1', 'g2'], assignPublicIp: 'DISABLED' },
      },
      deploymentConfiguration: { ...rolling, ...input.deploymentConfiguration },
    })
  })

  test('of a DAEMON service has no placement strategy and other percents', () => {
    const input = { schedulingStrategy: 'DAEMON', placementStrategy: [{ type: 'spread' }] }
    expect(updateServiceAttributes(definitionOf(input))).toEqual({
      ...cleared,
      ...flags,
      deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0 },
    })
  })

  test("of a service deployed by CodeDeploy leaves what is CodeDeploy's", () => {
    const input = {
      deploymentController: { type: 'CODE_DEPLOY' },
      loadBalancers: [{ containerName: 'a' }],
      networkConfiguration: {},
      platformVersion: '1.4.0',
      healthCheckGracePeriodSeconds: 60,
    }
    expect(updateServiceAttributes(definitionOf(input))).toEqual({
      ...flags,
      healthCheckGracePeriodSeconds: 60,
      deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 100 },
    })
  })
})

describe('runTaskFields()', () => {
  test('takes where and how tasks run, and nothing else', () => {
    const network = { awsvpcConfiguration: { subnets: ['s'] } }
    const input = {
      launchType: 'FARGATE',
      networkConfiguration: network,
      loadBalancers: [{}],
      desiredCount: 1,
      tags: [],
      placementStrategy: [],
    }
    expect(runTaskFields(definitionOf(input))).toEqual({ launchType: 'FARGATE', networkConfiguration: network })
  })

  test.each([true, false])('says whether EBS volumes go with the task: %j', (deleteVolumes) => {
    const tagSpecifications = [
      { resourceType: 'volume', propagateTags: 'SERVICE', tags: [{ key: 'a', value: 'b' }] },
      { resourceType: 'volume', propagateTags: 'TASK_DEFINITION' },
    ]
    const input = {
      volumeConfigurations: [{ name: 'v', managedEBSVolume: { roleArn: 'r', sizeInGiB: 1, tagSpecifications } }],
    }
    expect(runTaskFields(definitionOf(input), { deleteVolumes })).toEqual({
      volumeConfigurations: [
        {
          name: 'v',
          managedEBSVolume: {
            roleArn: 'r',
            sizeInGiB: 1,
            tagSpecifications: [{ resourceType: 'volume', propagateTags: 'TASK_DEFINITION' }],
            terminationPolicy: { deleteOnTermination: deleteVolumes },
          },
        },
      ],
    })
  })
})

test('infrastructureRoles() finds every role that ECS itself uses, once', () => {
  const input = {
    loadBalancers: [{ advancedConfiguration: { roleArn: 'lb' } }, { containerName: 'x' }],
    deploymentConfiguration: { lifecycleHooks: [{ roleArn: 'hook' }, { roleArn: 'lb' }] },
    volumeConfigurations: [{ managedEBSVolume: { roleArn: 'ebs' } }],
    vpcLatticeConfigurations: [{ roleArn: 'lattice' }],
    serviceConnectConfiguration: { services: [{ tls: { roleArn: 'tls' } }, {}] },
  }
  expect(infrastructureRoles(input)).toEqual(['lb', 'tls', 'ebs', 'lattice', 'hook'])
  expect(infrastructureRoles({})).toEqual([])
})

describe('compareTags()', () => {
  const tags = (all: Record<string, string>) => Object.entries(all).map(([key, value]) => ({ key, value }))

  test.each([
    [{ a: '1', b: '2' }, { b: '2', a: '1' }, [], { changed: {}, removed: [] }],
    [{ a: '1' }, { a: '2', b: '3' }, [], { changed: { a: '2', b: '3' }, removed: [] }],
    [{ a: '1', b: '2' }, {}, [], { changed: {}, removed: ['a', 'b'] }],
    [{ a: '1', own: 'x' }, { a: '1', own: 'y' }, ['own'], { changed: {}, removed: [] }],
    [{ own: 'x' }, {}, ['own'], { changed: {}, removed: [] }],
    [{ 'aws:ecs:serviceName': 'x' }, {}, [], { changed: {}, removed: [] }],
  ])('%j to %j', (live, wanted, ignored, { changed, removed }) => {
    expect(compareTags(tags(live), tags(wanted), ignored)).toEqual({ changed: tags(changed), removed })
  })

  test('takes missing ones for none', () => {
    expect(compareTags(undefined, undefined)).toEqual({ changed: [], removed: [] })
    expect(compareTags([{ key: 'a' }], [{ key: 'a', value: '' }])).toEqual({ changed: [], removed: [] })
  })
})
