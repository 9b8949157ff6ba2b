import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadShapes, type ShapeTable } from '../../shapes/index.ts'
import { printDefinition } from '../print-definition.ts'
import { parseJson, plainText } from '../rendering/index.ts'
import { fitting, respelt } from '../shapes.fixture.ts'
import { decodeServiceDefinition } from './service-definition.ts'
import { decodeTaskDefinition } from './task-definition.ts'

let table: ShapeTable
beforeAll(async () => {
  table = await loadShapes('ecs')
})

async function task(text: string, { strict = false, ignoredTags = [] as readonly string[] } = {}) {
  const document = await parseJson(plainText(text, 'td.json'))
  return decodeTaskDefinition(document, { table, path: 'td.json', strict, ignoredTags })
}
async function service(text: string, { strict = false, ignoredTags = [] as readonly string[] } = {}) {
  const document = await parseJson(plainText(text, 'sv.json'))
  return decodeServiceDefinition(document, { table, path: 'sv.json', strict, service: 'web', ignoredTags })
}
function minimal(more: object = {}) {
  return { family: 'web', containerDefinitions: [{ name: 'app' }], ...more }
}
async function inputOf(definition: object) {
  return (await task(JSON.stringify(definition))).definition.input
}

describe('decodeTaskDefinition()', () => {
  test('takes keys in any case, and leaves those alone that are names of the user', async () => {
    const own = { Team: 'Web', low: 'er' }
    expect(
      await inputOf({
        Family: 'web',
        CONTAINERDEFINITIONS: [
          {
            Name: 'app',
            DockerLabels: own,
            logConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': '/g' } },
          },
        ],
        Volumes: [{ Name: 'v', DockerVolumeConfiguration: { DriverOpts: own, Labels: own } }],
      }),
    ).toEqual({
      family: 'web',
      containerDefinitions: [
        {
          name: 'app',
          dockerLabels: own,
          logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/g' } },
        },
      ],
      volumes: [{ name: 'v', dockerVolumeConfiguration: { driverOpts: own, labels: own } }],
    })
  })

  test('leaves out nulls and empty lists, and keeps empty objects', async () => {
    expect(await inputOf(minimal({ tags: [], cpu: null, volumes: [{ name: 'v', host: {} }] }))).toEqual(
      minimal({ volumes: [{ name: 'v', host: {} }] }),
    )
  })

  test('takes the definition out of the output of describe-task-definition, without what only AWS writes', async () => {
    const described = {
      taskDefinition: {
        ...minimal(),
        taskDefinitionArn: 'arn',
        revision: 3,
        status: 'ACTIVE',
        requiresAttributes: [{ name: 'x' }],
        compatibilities: ['EC2'],
        registeredAt: 1.5,
        registeredBy: 'me',
      },
      tags: [],
    }
    const { definition, warnings } = await task(JSON.stringify(described))
    expect(definition.input).toEqual(minimal())
    expect(warnings).toEqual([])
  })

  test('warns about tags beside the wrapper', async () => {
    const { warnings } = await task(JSON.stringify({ taskDefinition: minimal(), tags: [{ key: 'a', value: 'b' }] }))
    expect(warnings).toEqual([
      {
        text: '`tags` beside `taskDefinition` are not used',
        hint: 'move them into `taskDefinition`',
        at: { file: 'td.json', line: 1, column: 76 },
      },
    ])
  })

  test('counts the later one of two keys for the same member', async () => {
    const { definition, warnings } = await task(
      '{"family": "f1", "family": "f2", "Family": "f3", "containerDefinitions": [{}]}',
    )
    expect(definition.family).toBe('f3')
    expect(warnings).toMatchObject([{ text: '`Family` stands here twice: the later one counts' }])
  })

  test('leaves out a slip, sends what is new, and warns about both', async () => {
    const { definition, warnings } = await task(
      JSON.stringify({
        family: 'web',
        containerDefinitions: [{ name: 'app', portMapings: [], somethingNew: { A: 1 } }],
        trustedExecutionConfiguration: 'x',
      }),
    )
    expect(definition.input).toEqual({
      family: 'web',
      containerDefinitions: [{ name: 'app', somethingNew: { A: 1 } }],
      trustedExecutionConfiguration: 'x',
    })
    expect(warnings.map(({ text, hint }) => [text, hint])).toEqual([
      ['unknown key `containerDefinitions[0].portMapings` is left out', 'did you mean `portMappings`?'],
      ['unknown key `containerDefinitions[0].somethingNew` is sent as it is', undefined],
      ['unknown key `trustedExecutionConfiguration` is sent as it is', undefined],
    ])
  })

  test.each([
    [{ networkMde: 'awsvpc' }, 'unknown key `networkMde` is left out', 'did you mean `networkMode`?'],
    [{ networkMode: 'awsvcp' }, '`networkMode` has a value that AWS is not known to take', 'did you mean `awsvpc`?'],
    [{ whatever: 1 }, 'unknown key `whatever` is sent as it is', undefined],
  ])('with strict, %j is an error', async (more, message, hint) => {
    await expect(task(JSON.stringify(minimal(more)), { strict: true })).rejects.toMatchObject({ message, hint })
    await expect(task(JSON.stringify(minimal(more)))).resolves.toMatchObject({ warnings: [{ text: message, hint }] })
  })

  test('leaves out ignored tags', async () => {
    const tags = [
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ]
    const read = async (ignoredTags: readonly string[]) =>
      (await task(JSON.stringify(minimal({ tags })), { ignoredTags })).definition.input.tags
    expect(await read(['a'])).toEqual([{ key: 'b', value: '2' }])
    expect(await read(['a', 'b'])).toBeUndefined()
  })

  test('tells the roles once, and where logs go', async () => {
    const { definition } = await task(
      JSON.stringify({
        family: 'web',
        executionRoleArn: 'arn:role/x',
        taskRoleArn: 'arn:role/x',
        networkMode: 'awsvpc',
        containerDefinitions: [
          {
            name: 'app',
            logConfiguration: {
              logDriver: 'awslogs',
              options: { 'awslogs-group': '/g', 'awslogs-stream-prefix': 'p', 'awslogs-region': 'eu-west-1' },
            },
          },
          { name: 'proxy', logConfiguration: { logDriver: 'awsfirelens', options: { Name: 'x' } } },
          { name: 'quiet' },
        ],
      }),
    )
    expect(definition).toMatchObject({
      roles: ['arn:role/x'],
      networkMode: 'awsvpc',
      containers: [
        { name: 'app', log: { driver: 'awslogs', group: '/g', streamPrefix: 'p', region: 'eu-west-1' } },
        { name: 'proxy', log: { driver: 'awsfirelens', group: '' } },
        { name: 'quiet' },
      ],
    })
  })
})

describe('an enumeration that holds an empty string', () => {
  // What `ecspresso init` writes; its SDK does not send them.
  test('is no member of a task definition', async () => {
    const { definition, warnings } = await task(
      JSON.stringify({
        ...minimal({ ipcMode: '', PidMode: '', networkMode: 'awsvpc', runtimePlatform: { cpuArchitecture: '' } }),
        containerDefinitions: [
          { name: 'app', image: '', versionConsistency: '', portMappings: [{ containerPort: 80, appProtocol: '' }] },
        ],
      }),
      { strict: true },
    )
    expect(warnings).toEqual([])
    expect(definition.input).toEqual({
      family: 'web',
      networkMode: 'awsvpc',
      runtimePlatform: {},
      containerDefinitions: [{ name: 'app', image: '', portMappings: [{ containerPort: 80 }] }],
    })
  })

  test('is no member of a service definition, and decides nothing', async () => {
    const { definition, warnings } = await service(
      JSON.stringify({
        launchType: '',
        propagateTags: '',
        schedulingStrategy: '',
        platformVersion: '',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], assignPublicIp: '' } },
      }),
      { strict: true },
    )
    expect(warnings).toEqual([])
    expect(definition.input).toEqual({
      platformVersion: '',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      serviceName: 'web',
    })
    expect(definition.schedulingStrategy).toBe('REPLICA')
  })
})

test('$schema, which is for editors, is not sent', async () => {
  const { definition, warnings } = await task(JSON.stringify(minimal({ $schema: 'https://x/y.json' })), {
    strict: true,
  })
  expect([definition.input, warnings]).toEqual([minimal(), []])
})

test('alarms without names, as `ecspresso init` leaves them, have none', async () => {
  const { definition } = await service('{"DeploymentConfiguration": {"Alarms": {"enable": false, "rollback": false}}}')
  expect(definition.input['deploymentConfiguration']).toEqual({
    alarms: { enable: false, rollback: false, alarmNames: [] },
  })
})

describe('decodeServiceDefinition()', () => {
  test('keeps empty lists, which clear what is there', async () => {
    const { definition } = await service('{"loadBalancers": [], "tags": [], "platformVersion": null}')
    expect(definition.input).toEqual({ loadBalancers: [], tags: [], serviceName: 'web' })
    expect(definition.tags).toEqual([])
  })

  test('names the defaults of what decides', async () => {
    const { definition } = await service('{}')
    expect(definition).toMatchObject({ controller: 'ECS', schedulingStrategy: 'REPLICA' })
    expect(definition.desiredCount).toBeUndefined()
  })

  test('ignores text behind the definition, with a warning', async () => {
    const { warnings } = await service('{"desiredCount": 1}\n}')
    expect(warnings).toEqual([
      { text: 'the text behind the definition is not used', at: { file: 'sv.json', line: 2, column: 1 } },
    ])
  })

  test.each([
    ['services', '`services` is not used: put the element of the list at the top of the file'],
    ['role', '`role` is not used: ECS uses its service-linked role'],
    ['cluster', '`cluster` is not used: the configuration names the cluster'],
  ])('warns about %s', async (key, text) => {
    const { definition, warnings } = await service(JSON.stringify({ [key]: 'x' }))
    expect(definition.input).toEqual({ serviceName: 'web' })
    expect(warnings).toMatchObject([{ text }])
  })

  test('leaves out what only AWS writes without a word', async () => {
    const { definition, warnings } = await service(
      '{"events": [], "deployments": [{"createdAt": 1}], "createdAt": 1.5, "runningCount": 1, "taskDefinition": "a", "serviceName": "other", "desiredCount": 1}',
    )
    expect(definition.input).toEqual({ desiredCount: 1, serviceName: 'web' })
    expect(warnings).toEqual([])
  })
})

describe('any definition that fits AWS', () => {
  test('is decoded to itself, however its keys are spelt, and so is what is printed of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fitting(table, 'RegisterTaskDefinitionRequest'),
        fc.infiniteStream(fc.boolean()),
        async (definition, flags) => {
          const spelt = respelt(table, 'RegisterTaskDefinitionRequest', definition, () => flags.next().value)
          const { definition: decoded, warnings } = await task(JSON.stringify(spelt))
          expect(decoded.input).toEqual(definition)
          expect(warnings).toEqual([])
          expect((await task(printDefinition(decoded.input))).definition.input).toEqual(definition)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('is decoded to itself as a service', async () => {
    const notOurs = ['cluster', 'clientToken', 'role', 'serviceName', 'taskDefinition']
    await fc.assert(
      fc.asyncProperty(fitting(table, 'CreateServiceRequest', notOurs), async (definition) => {
        const { definition: decoded, warnings } = await service(JSON.stringify(definition))
        expect(decoded.input).toEqual({ ...definition, serviceName: 'web' })
        expect(warnings).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
