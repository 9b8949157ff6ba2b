import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadShapes, type ShapeTable } from '../../shapes/index.ts'
import { decodeServiceDefinition, isObject, type JsonObject, type ServiceDefinition } from '../definitions/index.ts'
import { parseJson, plainText } from '../rendering/index.ts'
import { fitting } from '../shapes.fixture.ts'
import { serviceChange, taskDefinitionDiffers, updateServiceAttributes } from './index.ts'

let table: ShapeTable
beforeAll(async () => {
  table = await loadShapes('ecs')
})

async function decode(definition: object): Promise<ServiceDefinition> {
  const document = await parseJson(plainText(JSON.stringify(definition), 'sv.json'))
  const options = { table, path: 'sv.json', strict: false, service: 'web', ignoredTags: [] }
  return (await decodeServiceDefinition(document, options)).definition
}

/** What DescribeServices answers about a service that was created so. observed: recorded answers of ECS, September 2026. */
function created({ input }: ServiceDefinition): JsonObject {
  const { serviceConnectConfiguration, volumeConfigurations, vpcLatticeConfigurations, ...own } = input
  const configuration = isObject(own['deploymentConfiguration']) ? own['deploymentConfiguration'] : {}
  const breaker = isObject(configuration['deploymentCircuitBreaker']) ? configuration['deploymentCircuitBreaker'] : {}
  const daemon = own['schedulingStrategy'] === 'DAEMON'
  const fargate = own['launchType'] === 'FARGATE'
  const network = own['networkConfiguration']
  const awsvpc =
    isObject(network) && isObject(network['awsvpcConfiguration']) ? network['awsvpcConfiguration'] : undefined
  return {
    loadBalancers: [],
    serviceRegistries: [],
    placementConstraints: [],
    placementStrategy: [],
    healthCheckGracePeriodSeconds: 0,
    enableECSManagedTags: false,
    propagateTags: 'NONE',
    enableExecuteCommand: false,
    availabilityZoneRebalancing: 'ENABLED',
    schedulingStrategy: 'REPLICA',
    deploymentController: { type: 'ECS' },
    events: [],
    createdAt: 1,
    ...(fargate ? { platformVersion: 'LATEST', platformFamily: 'Linux' } : {}),
    ...own,
    ...(awsvpc
      ? { networkConfiguration: { awsvpcConfiguration: { securityGroups: [], assignPublicIp: 'DISABLED', ...awsvpc } } }
      : {}),
    deploymentConfiguration: {
      maximumPercent: daemon ? 100 : 200,
      minimumHealthyPercent: daemon ? 0 : 100,
      strategy: 'ROLLING',
      bakeTimeInMinutes: 0,
      ...configuration,
      deploymentCircuitBreaker: {
        enable: false,
        rollback: false,
        resetOnHealthyTask: true,
        thresholdConfiguration: { type: 'BOUNDED_PERCENT', value: 50 },
        ...breaker,
      },
    },
    deployments: [
      {
        status: 'PRIMARY',
        rolloutState: 'COMPLETED',
        ...(serviceConnectConfiguration ? { serviceConnectConfiguration } : {}),
        ...(volumeConfigurations ? { volumeConfigurations } : {}),
        ...(vpcLatticeConfigurations ? { vpcLatticeConfigurations } : {}),
      },
    ],
  }
}

function serviceDifferences(live: object, definition: ServiceDefinition): readonly string[] {
  return serviceChange(live, definition).changed
}

const notOurs = ['cluster', 'clientToken', 'role', 'serviceName', 'taskDefinition']

describe('serviceChange()', () => {
  test('sees no difference in a service that was created from the same definition', async () => {
    await fc.assert(
      fc.asyncProperty(fitting(table, 'CreateServiceRequest', notOurs), async (given) => {
        const definition = await decode(given)
        expect(serviceDifferences(created(definition), definition)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  test('sees every value that an update would change', async () => {
    await fc.assert(
      fc.asyncProperty(fitting(table, 'CreateServiceRequest', notOurs), fc.nat(), async (given, pick) => {
        const definition = await decode(given)
        const attributes = updateServiceAttributes(definition)
        const keys = Object.keys(attributes).filter((key) => key in definition.input)
        const key = keys[pick % Math.max(keys.length, 1)]
        if (key === undefined) return
        const changed = await decode({ ...given, [key]: otherThan(definition.input[key]) })
        if (JSON.stringify(changed.input[key]) === JSON.stringify(definition.input[key])) return
        expect(serviceDifferences(created(definition), changed)).toContain(key)
      }),
      { numRuns: 100 },
    )
  })

  const live = async (given: object) => created(await decode(given))

  test.each<[string, object, object, string[]]>([
    ['load balancers removed', { loadBalancers: [{ containerName: 'a' }] }, {}, ['loadBalancers']],
    [
      'Service Connect removed',
      { serviceConnectConfiguration: { enabled: true } },
      {},
      ['serviceConnectConfiguration'],
    ],
    ['Service Connect off', {}, { serviceConnectConfiguration: { enabled: false } }, []],
    ['volumes removed', { volumeConfigurations: [{ name: 'v' }] }, {}, ['volumeConfigurations']],
    ['subnets in another order', net(['a', 'b']), net(['b', 'a']), []],
    ['another subnet', net(['a', 'b']), net(['a', 'c']), ['networkConfiguration']],
    ['circuit breaker removed', breaker(true), {}, ['deploymentConfiguration']],
    ['circuit breaker off', {}, breaker(false), []],
    ['count', { desiredCount: 1 }, { desiredCount: 2 }, []],
    ['tags', { tags: [{ key: 'a', value: 'b' }] }, {}, []],
    ['rebalancing left to AWS', {}, {}, []],
    ['rebalancing off', {}, { availabilityZoneRebalancing: 'DISABLED' }, ['availabilityZoneRebalancing']],
    ['exec', {}, { enableExecuteCommand: true }, ['enableExecuteCommand']],
    ['exec no more', { enableExecuteCommand: true }, {}, ['enableExecuteCommand']],
    ['tags propagated', {}, { propagateTags: 'SERVICE' }, ['propagateTags']],
    ['tags not propagated', {}, { propagateTags: 'NONE' }, []],
    ['grace period', {}, { healthCheckGracePeriodSeconds: 10 }, ['healthCheckGracePeriodSeconds']],
    ['launch type, which cannot be changed', { launchType: 'EC2' }, { launchType: 'EC2' }, []],
    ['order of providers', providers('a', 'b'), providers('b', 'a'), ['capacityProviderStrategy']],
  ])('%s', async (_, before, after, differences) => {
    const definition = await decode(after)
    expect(serviceDifferences(await live(before), definition)).toEqual(differences)
  })
})

function net(subnets: readonly string[]) {
  return { networkConfiguration: { awsvpcConfiguration: { subnets } } }
}
function breaker(enable: boolean) {
  return {
    deploymentConfiguration: { deploymentCircuitBreaker: { enable, rollback: enable } },
  }
}
function providers(...names: string[]) {
  return {
    capacityProviderStrategy: names.map((capacityProvider) => ({ capacityProvider, weight: 1 })),
  }
}

/** Another value of the same type, all through. */
function otherThan(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(otherThan)
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, otherThan(inner)]))
  if (typeof value === 'number') return value + 1
  return typeof value === 'boolean' ? !value : `${value}-other`
}

/** What DescribeTaskDefinition answers about a definition that was registered so. observed: as above. */
function registered(input: JsonObject): { taskDefinition: JsonObject } {
  const mode = input['networkMode']
  const containers = (Array.isArray(input['containerDefinitions']) ? input['containerDefinitions'] : []).filter(
    isObject,
  )
  return {
    taskDefinition: {
      placementConstraints: [],
      volumes: [],
      ...input,
      containerDefinitions: containers.map((container) => ({
        cpu: 0,
        essential: true,
        environment: [],
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
        ...container,
        portMappings: (Array.isArray(container['portMappings']) ? container['portMappings'] : [])
          .filter(isObject)
          .map((port) => ({
            protocol: 'tcp',
            hostPort: mode === 'awsvpc' || mode === 'host' ? port['containerPort'] : 0,
            ...port,
          })),
        ...(isObject(container['healthCheck'])
          ? { healthCheck: { interval: 30, timeout: 5, retries: 3, ...container['healthCheck'] } }
          : {}),
      })),
      taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:3',
      revision: 3,
      status: 'ACTIVE',
      compatibilities: ['EC2', 'FARGATE'],
      requiresAttributes: [{ name: 'ecs.capability.task-eni' }],
      registeredAt: 1,
      registeredBy: 'me',
    },
  }
}

describe('taskDefinitionDiffers()', () => {
  test('sees no difference in a revision that was registered from the same input', () => {
    fc.assert(
      fc.property(fitting(table, 'RegisterTaskDefinitionRequest'), (input) => {
        expect(taskDefinitionDiffers(registered({ ...input }), input)).toBe(false)
      }),
      { numRuns: 100 },
    )
  })

  const app = (more: object, task: object = {}) => ({
    family: 'web',
    containerDefinitions: [{ name: 'app', ...more }],
    ...task,
  })

  test.each<[string, object, object, boolean]>([
    ['image', app({ image: 'a:1' }), app({ image: 'a:2' }), true],
    ['image the same', app({ image: 'a:1' }), app({ image: 'a:1' }), false],
    ['essential said', app({}), app({ essential: true }), false],
    ['essential no more', app({}), app({ essential: false }), true],
    [
      'environment in another order',
      app({
        environment: [
          { name: 'A', value: '1' },
          { name: 'B', value: '2' },
        ],
      }),
      app({
        environment: [
          { name: 'B', value: '2' },
          { name: 'A', value: '1' },
        ],
      }),
      false,
    ],
    [
      'environment',
      app({ environment: [{ name: 'A', value: '1' }] }),
      app({ environment: [{ name: 'A', value: '2' }] }),
      true,
    ],
    ['environment removed', app({ environment: [{ name: 'A', value: '1' }] }), app({}), true],
    ['order of the command', app({ command: ['a', 'b'] }), app({ command: ['b', 'a'] }), true],
    [
      'port of the host said',
      app({ portMappings: [{ containerPort: 80 }] }, { networkMode: 'awsvpc' }),
      app({ portMappings: [{ hostPort: 80, containerPort: 80, protocol: 'tcp' }] }, { networkMode: 'awsvpc' }),
      false,
    ],
    ['port', app({ portMappings: [{ containerPort: 80 }] }), app({ portMappings: [{ containerPort: 81 }] }), true],
    ['cpu in vCPU', app({}, { cpu: '256' }), app({}, { cpu: '0.25 vCPU' }), false],
    ['cpu in vcpu, other', app({}, { cpu: '256' }), app({}, { cpu: '1 vcpu' }), true],
    ['memory in GB', app({}, { memory: '1024' }), app({}, { memory: '1 GB' }), false],
    ['a role', app({}, { taskRoleArn: 'a' }), app({}, { taskRoleArn: 'b' }), true],
    ['a role removed', app({}, { taskRoleArn: 'a' }), app({}), true],
    ['tags', app({}, { tags: [{ key: 'a', value: 'b' }] }), app({}), false],
    ['another container', app({}), { family: 'web', containerDefinitions: [{ name: 'app' }, { name: 'proxy' }] }, true],
    [
      'health check with its defaults',
      app({ healthCheck: { command: ['x'] } }),
      app({ healthCheck: { command: ['x'], retries: 3 } }),
      false,
    ],
    ['a member that we do not know', app({}), app({}, { brandNew: { a: 1 } }), true],
  ])('%s', (_, before, after, differs) => {
    expect(taskDefinitionDiffers(registered({ ...before }), after)).toBe(differs)
  })
})
