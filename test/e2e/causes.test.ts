import { describe, expect, test } from 'vitest'
import { causes } from '../../src/diagnosis/index.ts'
import type { ContainerBehaviour, JsonObject, Resources, Sandbox, TargetBehaviour } from '../../src/sandbox/index.ts'
import type { Tree } from '../support/files.ts'
import { account, createStage, region, webProject, withHealthCheck } from './stage.ts'

interface Story {
  /** How containers of the new revision behave. */
  readonly behaviour?: Omit<ContainerBehaviour, 'image'>
  readonly files?: Tree
  /** How the targets are. */
  readonly target?: Omit<TargetBehaviour, 'rule' | 'targetGroup'>
  /** All container instances that there are. */
  readonly instances?: NonNullable<Resources['containerInstances']>
  /** What somebody does between the first deployment and the one that fails, or while that one is on its way. */
  readonly before?: (sandbox: Sandbox) => void
  readonly meanwhile?: (sandbox: Sandbox) => void
  /** What the cause was concluded from. */
  readonly evidence: RegExp
  /** The story of another cause that looks alike, in which this one must not be said. */
  readonly not: string
}

type Members = Readonly<Record<string, unknown>>

function edited(name: string, change: (definition: Record<string, Members[]> & Members) => Members): string {
  return JSON.stringify(change(JSON.parse(String(webProject[name]))))
}

/** The only container of the project, which serves; with helpers beside it where they are named. */
function withContainers(...helpers: Members[]): Tree {
  return {
    'ecs-task-def.json': edited('ecs-task-def.json', (task) => ({
      ...task,
      containerDefinitions: [
        { ...task['containerDefinitions']?.[0], portMappings: [{ containerPort: 80 }] },
        ...helpers,
      ],
    })),
  }
}

function withService(more: Members): Tree {
  return { 'ecs-service-def.json': edited('ecs-service-def.json', (service) => ({ ...service, ...more })) }
}

const targetGroupArn = `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/web/0123456789abcdef`
const balanced = {
  ...withContainers(),
  ...withService({ loadBalancers: [{ targetGroupArn, containerName: 'app', containerPort: 80 }] }),
}
const reason = (pullFailure: string) => ({ pullFailure })
const secrets =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf from secrets manager: '
const pull = 'CannotPullContainerError: pull image manifest has been retried 5 time(s): '

/** On container instances, with a port of theirs where one is named. */
function onInstances(hostPort = 0): Tree {
  return {
    'ecs-task-def.json': edited('ecs-task-def.json', (task) => ({
      ...task,
      networkMode: 'bridge',
      requiresCompatibilities: ['EC2'],
      containerDefinitions: [{ ...task['containerDefinitions']?.[0], portMappings: [{ containerPort: 80, hostPort }] }],
    })),
    'ecs-service-def.json': edited('ecs-service-def.json', (service) => ({
      ...service,
      desiredCount: 1,
      launchType: 'EC2',
      networkConfiguration: undefined,
    })),
  }
}

const oneInstance = [{ cluster: 'app', cpu: 1024, memory: 2048 }]

function namesOf(sandbox: Sandbox, operation: `ecs:${string}`, member: string, more: JsonObject = {}): string[] {
  return [sandbox.perform(operation, { cluster: 'app', ...more })[member] ?? []].flat().map(String)
}

const stories: Readonly<Record<string, Story>> = {
  IMAGE_PLATFORM: {
    behaviour: reason(`${pull}image Manifest does not contain descriptor matching platform 'linux/amd64'.`),
    evidence: /descriptor/,
    not: 'IMAGE_NOT_FOUND',
  },
  IMAGE_RATE_LIMIT: {
    behaviour: reason(
      'CannotPullContainerError: inspect image has been retried 1 time(s): 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.',
    ),
    evidence: /429/,
    not: 'IMAGE_DENIED',
  },
  IMAGE_DENIED: {
    behaviour: reason(
      'CannotPullContainerError: pull access denied for 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web, repository does not exist or may require authorization',
    ),
    evidence: /access denied/,
    not: 'SECRET_DENIED',
  },
  IMAGE_NOT_FOUND: {
    behaviour: reason(`${pull}failed to resolve ref example.com/web:v2: example.com/web:v2: not found`),
    evidence: /not found/,
    not: 'REGISTRY_UNREACHABLE',
  },
  REGISTRY_UNREACHABLE: {
    behaviour: reason(
      `${pull}failed to do request: Head "https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/web/manifests/v1": dial tcp 10.0.1.5:443: i/o timeout`,
    ),
    evidence: /i\/o timeout/,
    not: 'SECRETS_UNREACHABLE',
  },
  SECRET_DENIED: {
    behaviour: reason(
      `${secrets}AccessDeniedException: User: x is not authorized to perform: secretsmanager:GetSecretValue on resource: db`,
    ),
    evidence: /GetSecretValue/,
    not: 'SECRET_MISSING',
  },
  SECRET_KEY_DENIED: {
    behaviour: reason(`${secrets}AccessDeniedException: Access to KMS is not allowed`),
    evidence: /KMS/,
    not: 'SECRET_DENIED',
  },
  SECRET_MISSING: {
    behaviour: reason(`${secrets}ResourceNotFoundException: Secrets Manager can't find the specified secret.`),
    evidence: /can't find/,
    not: 'LOG_GROUP_MISSING',
  },
  SECRETS_UNREACHABLE: {
    behaviour: reason(
      `${secrets}RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.`,
    ),
    evidence: /deadline exceeded/,
    not: 'SECRET_DENIED',
  },
  LOG_GROUP_MISSING: {
    behaviour: reason(
      'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1',
    ),
    evidence: /log group/,
    not: 'LOG_DENIED',
  },
  LOG_DENIED: {
    behaviour: reason(
      'ResourceInitializationError: failed to validate logger args: AccessDeniedException: User: x is not authorized to perform: logs:CreateLogStream on resource: y',
    ),
    evidence: /CreateLogStream/,
    not: 'LOG_GROUP_MISSING',
  },
  LOGS_UNREACHABLE: {
    behaviour: reason('ResourceInitializationError: failed to validate logger args: : signal: killed'),
    evidence: /signal: killed/,
    not: 'LOG_DENIED',
  },
  ENVIRONMENT_FILE: {
    behaviour: reason(
      'ResourceInitializationError: failed to download env files: file download command: non empty error stream',
    ),
    evidence: /env files/,
    not: 'SECRET_MISSING',
  },
  EFS_MOUNT: {
    behaviour: reason(
      "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4: mounting fs-0123.efs.eu-west-1.amazonaws.com:/grafana failed, reason given by server: No such file or directory'",
    ),
    evidence: /EFS utils/,
    not: 'COMMAND_NOT_FOUND',
  },
  ROLE_NOT_ASSUMABLE: {
    before: (sandbox) => {
      const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }
      const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: trust })
      sandbox.perform('iam:UpdateAssumeRolePolicy', { RoleName: 'web-task', PolicyDocument })
    },
    evidence: /unable to assume the role 'arn:aws:iam::111122223333:role\/web-task'/,
    not: 'SECRET_DENIED',
  },
  COMMAND_NOT_FOUND: {
    behaviour: reason(
      'CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: runc create failed: unable to start container process: exec: "srever": executable file not found in $PATH: unknown',
    ),
    evidence: /not found in \$PATH/,
    not: 'EFS_MOUNT',
  },
  START_TIMEOUT: {
    behaviour: reason('ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 3m0s'),
    evidence: /timed out/,
    not: 'REGISTRY_UNREACHABLE',
  },
  OUT_OF_MEMORY: {
    behaviour: { crashAfterSeconds: 2, outOfMemory: true },
    evidence: /OutOfMemory/,
    not: 'CONTAINER_UNHEALTHY',
  },
  PLATFORM_OF_PROGRAM: {
    behaviour: { crashAfterSeconds: 1, exitCode: 1, logLines: ['exec /usr/bin/node: exec format error'] },
    evidence: /exec format error/,
    not: 'CONTAINER_FAILED',
  },
  SIDECAR_ENDED: {
    files: withContainers({ name: 'agent', image: 'example.com/agent:v2', essential: true }),
    behaviour: { container: 'agent', crashAfterSeconds: 1, exitCode: 1 },
    evidence: /exit code 1/,
    not: 'CONTAINER_FAILED',
  },
  CONTAINER_NOT_EXECUTABLE: {
    behaviour: { exitCode: 127, crashAfterSeconds: 1 },
    evidence: /exit code 127/,
    not: 'CONTAINER_FAILED',
  },
  CONTAINER_FAILED: {
    files: withContainers(),
    behaviour: { crashAfterSeconds: 1, exitCode: 1, logLines: ['no DATABASE_URL'] },
    evidence: /exit code 1; its last line is: no DATABASE_URL/,
    not: 'CONTAINER_UNHEALTHY',
  },
  CONTAINER_ENDED: { behaviour: { exitAfterSeconds: 1 }, evidence: /exit code 0/, not: 'CONTAINER_FAILED' },
  TARGET_UNHEALTHY: {
    files: balanced,
    behaviour: { neverHealthy: true },
    evidence: /unhealthy in \(target-group|ELB health checks/,
    not: 'CONTAINER_UNHEALTHY',
  },
  CONTAINER_UNHEALTHY: {
    files: withHealthCheck(webProject),
    behaviour: { neverHealthy: true },
    evidence: /container health checks/,
    not: 'TARGET_UNHEALTHY',
  },
  PERCENT_DEADLOCK: {
    files: withService({
      desiredCount: 1,
      deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 },
    }),
    evidence: /service deployment configuration/,
    not: 'NO_CAPACITY',
  },
  PORT_CLASH: {
    files: onInstances(80),
    instances: oneInstance,
    evidence: /closest matching \(container-instance \w+\) is already using a port/,
    not: 'INSTANCES_TOO_SMALL',
  },
  INSTANCES_TOO_SMALL: {
    files: onInstances(),
    instances: [{ cluster: 'app', cpu: 1024, memory: 800 }],
    evidence: /closest matching \(container-instance \w+\) has insufficient memory/,
    not: 'PORT_CLASH',
  },
  INSTANCE_ATTRIBUTE: {
    files: onInstances(),
    instances: [{ ...oneInstance[0], lacks: ['com.amazonaws.ecs.capability.logging-driver.awslogs'] }],
    evidence: /closest matching \(container-instance \w+\) is missing an attribute/,
    not: 'INSTANCES_TOO_SMALL',
  },
  NO_INSTANCES: {
    files: onInstances(),
    instances: [],
    evidence: /No Container Instances were found in your cluster/,
    not: 'PORT_CLASH',
  },
  AGENT_DISCONNECTED: {
    behaviour: { placementFailure: 'AGENT' },
    evidence: /AGENT/,
    not: 'NO_INSTANCES',
  },
  NETWORK_INTERFACES: {
    behaviour: { placementFailure: 'RESOURCE:ENI' },
    evidence: /RESOURCE:ENI/,
    not: 'INSTANCES_TOO_SMALL',
  },
  NO_CAPACITY: {
    behaviour: {
      placementFailure:
        'Capacity is unavailable at this time. Please try again later or in a different availability zone',
    },
    evidence: /Capacity is unavailable/,
    not: 'INSTANCES_TOO_SMALL',
  },
  QUOTA_REACHED: {
    behaviour: { placementFailure: "You've reached the limit on the number of tasks you can run concurrently" },
    evidence: /reached the limit/,
    not: 'NO_CAPACITY',
  },
  SPOT_INTERRUPTED: {
    files: withService({
      launchType: undefined,
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
    }),
    behaviour: { interruptedAfterSeconds: 5 },
    evidence: /Spot Task was interrupted/,
    not: 'INFRASTRUCTURE',
  },
  TASKS_PROTECTED: {
    before: (sandbox) => {
      const tasks = namesOf(sandbox, 'ecs:ListTasks', 'taskArns')
      sandbox.perform('ecs:UpdateTaskProtection', { cluster: 'app', tasks, protectionEnabled: true })
    },
    evidence: /number of protected tasks/,
    not: 'PERCENT_DEADLOCK',
  },
  SERVICE_THROTTLED: {
    files: balanced,
    target: { throttledSeconds: 3000 },
    evidence: /being throttled on elb/,
    not: 'TARGET_UNHEALTHY',
  },
  INFRASTRUCTURE: {
    files: onInstances(),
    instances: [{ cluster: 'app' }],
    meanwhile: (sandbox) => {
      const [containerInstance] = namesOf(sandbox, 'ecs:ListContainerInstances', 'containerInstanceArns')
      sandbox.perform('ecs:DeregisterContainerInstance', { cluster: 'app', containerInstance, force: true })
    },
    evidence: /Host EC2 \(instance i-\w+\) terminated/,
    not: 'SPOT_INTERRUPTED',
  },
}

interface Said {
  readonly code: string
  readonly cause: string
  readonly evidence: string
}

/** What is said of a deployment that fails, or has not ended in ten minutes. */
async function causesOf(story: Story): Promise<{ said: readonly Said[]; stderr: string }> {
  const { behaviour, files = {}, target, instances, before, meanwhile } = story
  // What nothing keeps from starting takes its time, so that it is never done.
  const isHeld = behaviour ?? target ?? instances ?? before
  // A load balancer that throttles would hold the first deployment up as well.
  const stage = createStage({
    files: target ? {} : files,
    resources: { targetGroups: [targetGroupArn], ...(instances ? { containerInstances: instances } : {}) },
    behaviours: [
      ...(behaviour ? [{ ...behaviour, image: '*:v2' }] : []),
      ...(isHeld ? [] : [{ image: '*:v2', startSeconds: 3000 }]),
      ...(target ? [{ ...target, rule: 'target' as const, targetGroup: '*' }] : []),
    ],
  })
  await stage.asAdministrator('deploy --timeout 10m')
  before?.(stage.sandbox)
  for (const [name, content] of Object.entries(files)) await stage.files.write(`/project/${name}`, String(content))
  const told = await stage.asAdministrator('deploy --timeout 15m --output json', {
    env: { TAG: 'v2' },
    ...(meanwhile ? { meanwhile: { afterSeconds: 40, act: meanwhile } } : {}),
  })
  expect(told.exitCode, told.stderr).toBe(1)
  return { said: JSON.parse(told.stdout).causes ?? [], stderr: told.stderr }
}

test('there is a story for each cause', () => {
  expect(Object.keys(stories).sort()).toEqual(causes.map(({ code }) => code).sort())
})

describe('a deployment that fails is told its cause', () => {
  test.each(Object.entries(stories))('%s', async (code, story) => {
    const { said, stderr } = await causesOf(story)
    const own = said.find((one) => one.code === code)
    expect([said.map((one) => one.code), own?.evidence]).toEqual([
      expect.arrayContaining([code]),
      expect.stringMatching(story.evidence),
    ])
    expect(stderr).toContain(own?.cause)
    // The look-alike of another cause: what this one says must not be said there.
    const other = stories[story.not]
    if (!other) throw new Error(`there is no story ${story.not}`)
    const alike = await causesOf(other)
    expect(alike.said.map((one) => one.code)).not.toContain(code)
    expect(alike.stderr).not.toContain(`: ${own?.cause}\n`)
  })
})
