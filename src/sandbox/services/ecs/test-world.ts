import type { Behaviour } from '../../behaviour.ts'
import { type Ids, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { applicationAutoScaling } from '../application-autoscaling/index.ts'
import { cloudWatch } from '../cloudwatch/index.ts'
import { ec2 } from '../ec2/index.ts'
import { ecr } from '../ecr/index.ts'
import { elasticLoadBalancing } from '../elasticloadbalancing/index.ts'
import { kms } from '../kms/index.ts'
import { lambda } from '../lambda/index.ts'
import { ensureLogGroup } from '../logs/index.ts'
import { s3 } from '../s3/index.ts'
import { secretsManager } from '../secretsmanager/index.ts'
import { serviceDiscovery } from '../servicediscovery/index.ts'
import { ssm } from '../ssm/index.ts'
import { ecs } from './index.ts'
import { seed } from './seed.ts'

const start = Date.UTC(2026, 8, 16)

/** For tests: ECS by itself on a virtual clock, with ids that count. Times are seconds after its start. */
export interface TestWorld {
  /** Answers as the operation does, or throws its `ServiceError`. */
  call(operation: string, input: JsonObject): JsonObject
  /** The code and text of a refusal. */
  refusal(operation: string, input: JsonObject): { code: string; message: string | undefined }
  /** Runs until so many seconds after the start. */
  runUntil(seconds: number): void
  run(seconds: number): void
  /** Runs until nothing is in transit, but not longer than so many seconds. */
  settle(limitSeconds?: number): void
  seconds(): number
  readonly context: RequestContext
}

/** A world with the cluster `app`, the roles and the log group that the definitions of these tests name. */
export function createTestWorld(options: { behaviours?: readonly Behaviour[]; state?: string } = {}): TestWorld {
  const context = {
    state: options.state === undefined ? firstState(options.behaviours ?? []) : JSON.parse(options.state),
    partition: 'aws',
    region: 'eu-west-1',
    account: '111122223333',
    now: start,
    principal: {
      arn: 'arn:aws:iam::111122223333:user/tester',
      identityArn: 'arn:aws:iam::111122223333:user/tester',
      account: '111122223333',
      userId: 'AIDATESTER',
      temporary: false,
    },
    ids: { hex: () => '', digits: () => '', fraction: () => 0 } as Ids,
    secrets: { hex: () => '', digits: () => '', fraction: () => 0 } as Ids,
    stateOf: () => context.state,
    call: () => {},
  }
  context.state.clock ??= start
  context.now = context.state.clock
  context.ids = countingIds(context.state)
  if (options.state === undefined) {
    ensureLogGroup(context.state, '/ecs/web', context.now)
    seed({ clusters: ['app'] }, context)
  }
  const runTo = (milliseconds: number): void => {
    for (let next = ecs.next?.(context.state); next && next.at <= milliseconds; next = ecs.next?.(context.state)) {
      context.now = Math.max(context.now, next.at)
      ecs.advance?.(context)
    }
    context.now = milliseconds
    context.state.clock = milliseconds
  }
  const world: TestWorld = {
    context,
    // As it goes over the wire: without members that are undefined.
    call: (operation, input) => JSON.parse(JSON.stringify(operationOf(operation).handle(input, context))),
    refusal(operation, input) {
      try {
        operationOf(operation).checks(input, context)
        operationOf(operation).handle(input, context)
      } catch (error) {
        if (error instanceof ServiceError) return { code: error.code, message: error.wireMessage }
        throw error
      }
      throw new Error(`${operation} was not refused`)
    },
    runUntil: (seconds) => runTo(start + seconds * 1000),
    run: (seconds) => runTo(context.now + seconds * 1000),
    settle(limitSeconds = 3600) {
      const end = context.now + limitSeconds * 1000
      const pulling = () => nextPulling(context.state)
      for (let next = pulling(); next !== undefined && next <= end; next = pulling()) runTo(Math.max(next, context.now))
    },
    seconds: () => (context.now - start) / 1000,
  }
  return world
}

function operationOf(name: string) {
  const operation = ecs.operations.find((one) => one.name === `ecs:${name}`)
  if (!operation) throw new Error(`${name} is not served`)
  return operation
}

// The second argument is an extension of the contract that the clock uses.
function nextPulling(state: RequestContext['state']): number | undefined {
  const next = ecs.next as (state: RequestContext['state'], only: 'pulling') => { at: number } | undefined
  return next(state, 'pulling')?.at
}

function firstState(behaviours: readonly Behaviour[]) {
  const trust = JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  })
  const role = (name: string) => ({
    name,
    path: '/',
    arn: `arn:aws:iam::111122223333:role/${name}`,
    id: `AROA${name}`,
    createDate: start,
    policies: {},
    tags: {},
    trustPolicy: trust,
    maxSessionDuration: 3600,
    open: true,
  })
  return {
    ecs: ecs.initial(),
    logs: { groups: {} },
    'application-autoscaling': applicationAutoScaling.initial(),
    ec2: ec2.initial(),
    ecr: ecr.initial(),
    kms: kms.initial(),
    cloudwatch: cloudWatch.initial(),
    lambda: lambda.initial(),
    elasticloadbalancing: elasticLoadBalancing.initial(),
    secretsmanager: secretsManager.initial(),
    servicediscovery: serviceDiscovery.initial(),
    ssm: ssm.initial(),
    s3: s3.initial(),
    iam: {
      users: {},
      accessKeys: {},
      roles: {
        execution: role('execution'),
        task: role('task'),
        stranger: { ...role('stranger'), trustPolicy: trust.replace('ecs-tasks', 'ec2') },
      },
    },
    behaviours,
    closedKinds: [],
    drawn: 0,
  }
}

// The count is part of the state: a state that is taken out and put back goes on with the same ids.
function countingIds(state: Record<string, unknown>): Ids {
  const next = (): number => {
    state['drawn'] = Number(state['drawn']) + 1
    return Number(state['drawn'])
  }
  return {
    hex: (length) => next().toString(16).padStart(length, '0'),
    digits: (length) => `1${String(next()).padStart(length - 1, '0')}`,
    fraction: () => (next() % 97) / 97,
  }
}

/** A Fargate definition of the family `web`, with awslogs; `change` is put over it. */
export function webDefinition(change: JsonObject = {}, container: JsonObject = {}): JsonObject {
  return {
    family: 'web',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    executionRoleArn: 'arn:aws:iam::111122223333:role/execution',
    taskRoleArn: 'arn:aws:iam::111122223333:role/task',
    containerDefinitions: [
      {
        name: 'app',
        image: 'registry.example/web:1',
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': '/ecs/web',
            'awslogs-region': 'eu-west-1',
            'awslogs-stream-prefix': 'ecs',
          },
        },
        ...container,
      },
    ],
    ...change,
  }
}

/** The network that the tasks of these tests are put into. */
export const network: JsonObject = { awsvpcConfiguration: { subnets: ['subnet-0aaa'], securityGroups: ['sg-0bbb'] } }

/** CreateService for the service `web` in the cluster `app`. */
export function webService(change: JsonObject = {}): JsonObject {
  return {
    cluster: 'app',
    serviceName: 'web',
    taskDefinition: 'web',
    desiredCount: 1,
    launchType: 'FARGATE',
    networkConfiguration: network,
    ...change,
  }
}

/** A target group for the port 80 of `app`, which the definition has to map: `balanced.container`. */
export const balanced = {
  container: { portMappings: [{ containerPort: 80 }] },
  loadBalancers: [
    {
      targetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123456789abcdef',
      containerName: 'app',
      containerPort: 80,
    },
  ],
} satisfies { container: JsonObject; loadBalancers: JsonObject[] }

/** CreateExpressGatewayService for the service `express` in the cluster `app`. */
export function expressService(change: JsonObject = {}): JsonObject {
  return {
    cluster: 'app',
    serviceName: 'express',
    infrastructureRoleArn: 'arn:aws:iam::111122223333:role/infrastructure',
    executionRoleArn: 'arn:aws:iam::111122223333:role/execution',
    primaryContainer: { image: 'registry.example/web:1' },
    ...change,
  }
}

/** The service as DescribeServices answers it. */
export function describeWeb(world: TestWorld): JsonObject {
  const { services } = world.call('DescribeServices', { cluster: 'app', services: ['web'] })
  const [service] = services as JsonObject[]
  if (!service) throw new Error('there is no service web')
  return service
}

/** The texts of a service's events, oldest first, with ids left out. */
export function eventsOf(service: JsonObject): string[] {
  return (service['events'] as JsonObject[])
    .map((event) =>
      String(event['message'])
        .replace(/\(task [0-9a-f]+\)/g, '(task)')
        .replace(/ecs-svc\/\d+/g, 'ecs-svc/N'),
    )
    .reverse()
}
