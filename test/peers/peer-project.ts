import type { Tree } from '../support/files.ts'

export const region = 'us-east-1'

export interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** For peers that do not look at keys. */
export const anyKeys: Keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret-example' }

/** The variables with which our command line reaches a peer, and none of the machine's. */
export function peerEnvironment(endpoint: string, keys: Keys = anyKeys): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  }
}

export interface ProjectOptions {
  readonly service: string
  readonly cluster?: string
  /** Whose roles are passed. */
  readonly account?: string
  readonly subnet?: string
  readonly securityGroup?: string
}

/** A service on Fargate with a log, a circuit breaker and a tag; the image's tag is in TAG. */
export function peerProject(options: ProjectOptions): Tree {
  const {
    service,
    cluster = 'yard',
    account = '111122223333',
    subnet = 'subnet-0a1b2c3d',
    securityGroup = 'sg-0a1b2c3d',
  } = options
  return {
    'ecspresso.yml': `region: ${region}
cluster: ${cluster}
service: ${service}
service_definition: ecs-service-def.json
task_definition: ecs-task-def.json
`,
    'ecs-service-def.json': JSON.stringify({
      desiredCount: 2,
      launchType: 'FARGATE',
      deploymentConfiguration: {
        deploymentCircuitBreaker: { enable: true, rollback: true },
        maximumPercent: 200,
        minimumHealthyPercent: 100,
      },
      networkConfiguration: {
        awsvpcConfiguration: { subnets: [subnet], securityGroups: [securityGroup], assignPublicIp: 'DISABLED' },
      },
      tags: [{ key: 'team', value: 'ferry' }],
    }),
    'ecs-task-def.json': JSON.stringify({
      family: service,
      cpu: '256',
      memory: '512',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      executionRoleArn: `arn:aws:iam::${account}:role/yard-execution`,
      taskRoleArn: `arn:aws:iam::${account}:role/yard-task`,
      containerDefinitions: [
        {
          name: 'app',
          image: 'example.com/ferry:{{ env `TAG` `v1` }}',
          essential: true,
          logConfiguration: {
            logDriver: 'awslogs',
            options: { 'awslogs-group': '/ecs/yard', 'awslogs-region': region, 'awslogs-stream-prefix': 'ecs' },
          },
        },
      ],
    }),
  }
}
