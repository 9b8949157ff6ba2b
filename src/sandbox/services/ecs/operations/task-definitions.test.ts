import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../service.ts'
import { createTestWorld, webDefinition, webService } from '../test-world.ts'

function onEc2(container: JsonObject = {}, change: JsonObject = {}): JsonObject {
  return {
    family: 'web',
    containerDefinitions: [{ name: 'app', image: 'registry.example/web:1', memory: 64, ...container }],
    ...change,
  }
}

describe('RegisterTaskDefinition', () => {
  test.each([
    ['no containers', webDefinition({ containerDefinitions: [] }), 'Container list cannot be empty.'],
    ['a family with a dot', webDefinition({ family: 'a.b' }), 'Family contains invalid characters.'],
    ['no cpu on Fargate', webDefinition({ cpu: null }), "Fargate requires that 'cpu' be defined at the task level."],
    [
      'no memory on Fargate',
      webDefinition({ memory: null }, { memory: 64 }),
      "Fargate requires that 'memory' be defined at the task level.",
    ],
    [
      'a size that Fargate does not have',
      webDefinition({ cpu: '256', memory: '4096' }),
      'No Fargate configuration exists for given values: 256 CPU, 4096 memory. See the Amazon ECS documentation for the valid values.',
    ],
    ['bridge on Fargate', webDefinition({ networkMode: 'bridge' }), 'Fargate only supports network mode ‘awsvpc’.'],
    [
      'no memory on EC2',
      onEc2({ memory: null }),
      "Invalid setting for container 'app'. At least one of 'memory' or 'memoryReservation' must be specified.",
    ],
    ['nothing essential', onEc2({ essential: false }), "Task definition doesn't have any essential container."],
    [
      'awslogs without its options',
      onEc2({ logConfiguration: { logDriver: 'awslogs', options: {} } }),
      'Log driver awslogs requires options: awslogs-region, awslogs-group',
    ],
    ['no image', onEc2({ image: '' }), 'Container.image should not be null or empty.'],
    ['an image with a blank', onEc2({ image: 'web:1 ' }), 'Container.image contains invalid characters.'],
    ['an image with a variable', onEc2({ image: '$REPO:v1' }), 'Container.image contains invalid characters.'],
    ['an endless image', onEc2({ image: 'w'.repeat(256) }), 'Container.image should be 255 characters or less'],
    ['a container without a name', onEc2({ name: null }), 'Container.name should not be null or empty.'],
    ['a container with a blank in its name', onEc2({ name: 'the app' }), 'Container.name contains invalid characters.'],
    [
      'secrets without an execution role',
      onEc2({ secrets: [{ name: 'A', valueFrom: '/a' }] }),
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    ],
    [
      'an image of ECR on Fargate without an execution role',
      webDefinition(
        { executionRoleArn: null },
        { image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1', logConfiguration: null },
      ),
      'Fargate requires task definition to have execution role ARN to support ECR images.',
    ],
    ['a short stop', onEc2({ stopTimeout: 1 }), "Granular stop timeout on container 'app' must be at least 2 seconds."],
    [
      'waiting for the success of what is essential',
      onEc2({ dependsOn: [{ containerName: 'app', condition: 'SUCCESS' }] }),
      'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
    ],
    [
      'waiting for the health of what has no check',
      onEc2({ dependsOn: [{ containerName: 'app', condition: 'HEALTHY' }] }),
      'A dependency container with HEALTHY condition must have health check configured',
    ],
    [
      'waiting for itself',
      onEc2({ dependsOn: [{ containerName: 'app', condition: 'START' }] }),
      'Container dependsOn contains a cycle',
    ],
    [
      'an ARN within the ARN of a role',
      webDefinition({ taskRoleArn: 'arn:aws:iam::111122223333:role/arn:aws:iam::111122223333:role/x' }),
      'Role is not valid',
    ],
    [
      'a role of another account',
      webDefinition({ taskRoleArn: 'arn:aws:iam::444455556666:role/x' }),
      'Role is not valid',
    ],
    [
      'a role inside a role',
      webDefinition({ taskRoleArn: 'arn:aws:iam::111122223333:role/arn:aws:iam::111122223333:role/x' }),
      'Role is not valid',
    ],
    [
      'a role with a blank in its name',
      webDefinition({ executionRoleArn: 'arn:aws:iam::111122223333:role/web exec' }),
      'Role is not valid',
    ],
  ])('refuses %s', (_what, definition, message) => {
    expect(createTestWorld().refusal('RegisterTaskDefinition', definition)).toEqual({
      code: 'ClientException',
      message,
    })
  })

  test.each<[string, JsonObject, JsonObject, string]>([
    ['an unknown volume', {}, { mountPoints: [{ sourceVolume: 'v', containerPath: '/v' }] }, "Unknown volume 'v'."],
    [
      'volumes of nobody',
      {},
      { volumesFrom: [{ sourceContainer: 'no' }] },
      "Invalid 'volumesFrom' setting. Unknown container: 'no'",
    ],
    [
      'a volume without a file system',
      { volumes: [{ name: 'v', efsVolumeConfiguration: {} }] },
      {},
      'EFS file system ID should not be empty.',
    ],
    ['too much memory', {}, { memory: 1024 }, "The 'memory' setting for container 'app' is greater than for the task."],
    [
      'too much cpu',
      {},
      { cpu: 1024 },
      "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
    ],
    [
      'a variable that is a secret too',
      {},
      { environment: [{ name: 'KEY', value: 'x' }], secrets: [{ name: 'KEY', valueFrom: '/app/key' }] },
      "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as 'KEY'.",
    ],
    [
      'an environment file elsewhere',
      {},
      { environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::files/app.txt' }] },
      "Environment file 'arn:aws:s3:::files/app.txt' should be the ARN of an object in S3 whose name ends with .env.",
    ],
    [
      'an unknown architecture',
      { runtimePlatform: { cpuArchitecture: 'X' } },
      {},
      'CPU architecture should be one of [X86_64,ARM64]',
    ],
    [
      'a small Windows',
      { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } },
      {},
      'No Fargate configuration exists for given values: 256 CPU, 512 memory. See the Amazon ECS documentation for the valid values.',
    ],
    ['links', {}, { links: ['other'] }, 'Links are not supported when networkMode=awsvpc.'],
    ['a hostname', {}, { hostname: 'web' }, 'hostname is not supported on container when networkMode=awsvpc.'],
    ['ipcMode', { ipcMode: 'host' }, {}, 'Tasks using the Fargate launch type do not support ipcMode.'],
    ['pidMode host', { pidMode: 'host' }, {}, "Tasks using the Fargate launch type do not support pidMode 'host'."],
    [
      'a path of the host',
      { volumes: [{ name: 'v', host: { sourcePath: '/v' } }] },
      {},
      'Fargate compatible task definitions do not support sourcePath',
    ],
    ['privileged', {}, { privileged: true }, "Fargate requires that the 'privileged' setting be 'false'."],
    [
      'a GPU',
      {},
      { resourceRequirements: [{ type: 'GPU', value: '1' }] },
      'Tasks using the Fargate launch type do not support GPU resource requirements.',
    ],
    [
      'shared memory',
      {},
      { linuxParameters: { sharedMemorySize: 64 } },
      'Fargate compatible task definitions do not support sharedMemorySize',
    ],
    [
      'an unknown option of awslogs',
      {},
      {
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': '/web',
            'awslogs-region': 'eu-west-1',
            'awslogs-stream-prefix': 'web',
            'awslogs-colour': 'red',
          },
        },
      },
      'Log driver awslogs disallows options: awslogs-colour',
    ],
  ])('refuses on Fargate %s', (_what, change, container, message) => {
    const refused = createTestWorld().refusal('RegisterTaskDefinition', webDefinition(change, container))
    expect(refused).toEqual({ code: 'ClientException', message })
  })

  test.each(['', 'x', '0', '-1', '1.5'])('refuses the cpu `%s`', (cpu) => {
    expect(createTestWorld().refusal('RegisterTaskDefinition', onEc2({}, { cpu }))).toEqual({
      code: 'InvalidParameterException',
      message: "Invalid 'cpu' setting for task.",
    })
  })

  test('takes an image with a digest', () => {
    const image = `registry.example:5000/team/web:1@sha256:${'0a'.repeat(32)}`
    expect(createTestWorld().call('RegisterTaskDefinition', onEc2({ image }))).toHaveProperty('taskDefinition')
  })

  test.each([
    ['web:latest', 'InvalidParameterException', 'Invalid revision number. Number: latest'],
    ['web:', 'InvalidParameterException', 'Invalid revision number. Number: '],
    ['', 'InvalidParameterException', 'Family should not be null or empty.'],
    ['we b:1', 'ClientException', 'Family contains invalid characters.'],
  ])('no operation takes `%s` for a name', (taskDefinition, code, message) => {
    const world = createTestWorld()
    for (const operation of ['DescribeTaskDefinition', 'DeregisterTaskDefinition', 'RunTask'])
      expect(world.refusal(operation, { taskDefinition })).toEqual({ code, message })
    expect(world.refusal('CreateService', webService({ taskDefinition }))).toEqual({ code, message })
  })

  test('refuses a tag without a value', () => {
    expect(createTestWorld().refusal('RegisterTaskDefinition', webDefinition({ tags: [{ key: 'a' }] }))).toEqual({
      code: 'InvalidParameterException',
      message: 'Tag value can not be null.',
    })
  })

  test('refuses a value of another type', () => {
    expect(createTestWorld().refusal('RegisterTaskDefinition', webDefinition({ family: 7 })).code).toBe(
      'SerializationException',
    )
  })

  test('fills in what was left out', () => {
    const definition = webDefinition(
      { cpu: '1 vCPU', memory: '2GB' },
      { portMappings: [{ containerPort: 80 }], healthCheck: { command: ['CMD', 'x'] } },
    )
    const { taskDefinition } = createTestWorld().call('RegisterTaskDefinition', definition)
    expect(taskDefinition).toMatchObject({
      cpu: '1024',
      memory: '2048',
      status: 'ACTIVE',
      volumes: [],
      placementConstraints: [],
      registeredBy: 'arn:aws:iam::111122223333:user/tester',
      containerDefinitions: [
        {
          cpu: 0,
          essential: true,
          environment: [],
          mountPoints: [],
          volumesFrom: [],
          systemControls: [],
          portMappings: [{ containerPort: 80, hostPort: 80, protocol: 'tcp' }],
          healthCheck: { command: ['CMD', 'x'], interval: 30, timeout: 5, retries: 3 },
        },
      ],
    })
  })

  test('keeps what it does not know', () => {
    const { taskDefinition } = createTestWorld().call(
      'RegisterTaskDefinition',
      webDefinition({ newsFromTomorrow: [1] }),
    )
    expect(taskDefinition).toMatchObject({ newsFromTomorrow: [1] })
  })
})

describe('revisions', () => {
  test('are counted for each family and never used again', () => {
    const world = createTestWorld()
    const register = (family: string) => {
      const { taskDefinition } = world.call('RegisterTaskDefinition', webDefinition({ family }))
      return (taskDefinition as JsonObject)['revision']
    }
    expect([register('a'), register('a'), register('b')]).toEqual([1, 2, 1])
    for (const taskDefinition of ['a:1', 'a:2']) world.call('DeregisterTaskDefinition', { taskDefinition })
    expect(world.refusal('DescribeTaskDefinition', { taskDefinition: 'a' }).message).toBe(
      'Unable to describe task definition.',
    )
    world.call('DeleteTaskDefinitions', { taskDefinitions: ['a:1', 'a:2'] })
    world.run(3700)
    expect(world.refusal('DescribeTaskDefinition', { taskDefinition: 'a:2' }).message).toBe(
      'Unable to describe task definition.',
    )
    expect(register('a')).toBe(3)
  })

  test('stay while a service uses them', () => {
    const world = createTestWorld()
    world.call('RegisterTaskDefinition', webDefinition())
    world.call('CreateService', webService())
    world.call('DeregisterTaskDefinition', { taskDefinition: 'web:1' })
    world.call('DeleteTaskDefinitions', { taskDefinitions: ['web:1'] })
    world.run(5000)
    const { taskDefinition } = world.call('DescribeTaskDefinition', { taskDefinition: 'web:1' })
    expect(taskDefinition).toMatchObject({ status: 'DELETE_IN_PROGRESS' })
    world.call('DeleteService', { cluster: 'app', service: 'web', force: true })
    world.run(10_000)
    expect(world.refusal('DescribeTaskDefinition', { taskDefinition: 'web:1' }).code).toBe('ClientException')
  })

  test('are not deleted while they are ACTIVE, unknown or no revision', () => {
    const world = createTestWorld()
    world.call('RegisterTaskDefinition', webDefinition())
    const { failures } = world.call('DeleteTaskDefinitions', { taskDefinitions: ['web:1', 'web:2', 'web'] })
    expect((failures as JsonObject[]).map(({ reason }) => String(reason).slice(0, 55))).toEqual([
      'The specified task definition is still in ACTIVE status',
      'The specified task definition does not exist. Specify a',
      'The specified task definition identifier is invalid. Sp',
    ])
  })

  test('are not deregistered by the family alone, if unknown, or while they are deleted', () => {
    const world = createTestWorld()
    world.call('RegisterTaskDefinition', webDefinition())
    const refusal = (taskDefinition: string) => world.refusal('DeregisterTaskDefinition', { taskDefinition }).message
    expect(refusal('web')).toBe('Revision is missing.')
    expect(refusal('web:9')).toBe('Unable to deregister task definition.')
    world.call('DeregisterTaskDefinition', { taskDefinition: 'web:1' })
    expect(world.call('DeregisterTaskDefinition', { taskDefinition: 'web:1' })['taskDefinition']).toMatchObject({
      status: 'INACTIVE',
      previousStatus: 'INACTIVE',
    })
    world.call('DeleteTaskDefinitions', { taskDefinitions: ['web:1'] })
    expect(refusal('web:1')).toContain('in the process of being deleted')
  })

  test('that are INACTIVE start nothing', () => {
    const world = createTestWorld()
    world.call('RegisterTaskDefinition', webDefinition())
    world.call('DeregisterTaskDefinition', { taskDefinition: 'web:1' })
    const inactive = { code: 'ClientException', message: 'TaskDefinition is inactive' }
    expect(world.refusal('RunTask', { cluster: 'app', taskDefinition: 'web:1' })).toEqual(inactive)
    expect(world.refusal('CreateService', webService({ taskDefinition: 'web:1' }))).toEqual(inactive)
    expect(world.refusal('CreateService', webService()).message).toBe('TaskDefinition not found.')
  })
})

describe('lists of task definitions', () => {
  test('are in order and in pages', () => {
    const world = createTestWorld()
    for (let count = 0; count < 11; count += 1) world.call('RegisterTaskDefinition', webDefinition())
    world.call('RegisterTaskDefinition', webDefinition({ family: 'api' }))
    const names = (input: JsonObject) => {
      const { taskDefinitionArns, nextToken } = world.call('ListTaskDefinitions', input)
      return { names: (taskDefinitionArns as string[]).map((arn) => arn.split('/').at(-1)), nextToken }
    }
    expect(names({ maxResults: 2 })).toEqual({ names: ['api:1', 'web:1'], nextToken: 'web::0000000001' })
    expect(names({ maxResults: 2, nextToken: 'web::0000000009' })).toEqual({ names: ['web:10', 'web:11'] })
    expect(names({ sort: 'DESC', familyPrefix: 'web', maxResults: 1 }).names).toEqual(['web:11'])
    expect(names({ familyPrefix: 'we' }).names).toEqual([])
    expect(world.call('ListTaskDefinitionFamilies', { familyPrefix: 'we' })).toEqual({ families: ['web'] })
    expect(world.refusal('ListTaskDefinitions', { maxResults: 101 }).message).toBe(
      'Max results can not be greater than 100',
    )
    expect(world.refusal('ListTaskDefinitions', { nextToken: 'x' }).code).toBe('InvalidParameterException')
  })
})
