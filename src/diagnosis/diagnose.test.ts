import { describe, expect, test } from 'vitest'
import { type ContainerEvidence, causes, diagnose, type Evidence, noEvidence, type TaskEvidence } from './index.ts'

function task(stoppedReason: string, more: Partial<TaskEvidence> = {}): Evidence {
  const container = { name: 'app', essential: true, serves: true }
  return {
    ...noEvidence,
    tasks: [{ id: 'a', stopCode: 'TaskFailedToStart', stoppedReason, containers: [container], ...more }],
  }
}

function exit(
  container: Partial<ContainerEvidence>,
  more: Partial<TaskEvidence> = {},
  others: ContainerEvidence[] = [],
): Evidence {
  return task('Essential container in task exited', {
    stopCode: 'EssentialContainerExited',
    containers: [{ name: 'app', essential: true, serves: true, ...container }, ...others],
    ...more,
  })
}

function event(...events: string[]): Evidence {
  return { ...noEvidence, events }
}

const secrets =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf from secrets manager: '
const pull = 'CannotPullContainerError: pull image manifest has been retried 5 time(s): '

/** What AWS says, by the code of the cause, and a part of the sentence. Texts are those of public reports; see `source` of each row. */
const told: readonly (readonly [code: string, evidence: Evidence, cause: string])[] = [
  [
    'IMAGE_PLATFORM',
    task(`${pull}image Manifest does not contain descriptor matching platform 'linux/amd64'.`),
    'linux/amd64',
  ],
  [
    'IMAGE_PLATFORM',
    task('CannotPullContainerError: failed to find a descriptor for platform {linux/amd64}'),
    'linux/amd64',
  ],
  [
    'IMAGE_RATE_LIMIT',
    task(
      'CannotPullContainerError: inspect image has been retried 1 time(s): httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/nginx/manifests/sha256:00: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.',
    ),
    'too many',
  ],
  [
    'IMAGE_DENIED',
    task(
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/exec/a is not authorized to perform: ecr:GetAuthorizationToken on resource: *',
    ),
    'lacks ecr:GetAuthorizationToken',
  ],
  [
    'IMAGE_DENIED',
    task(
      'CannotPullContainerError: pull access denied for 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web, repository does not exist or may require authorization',
    ),
    'may not pull',
  ],
  [
    'IMAGE_NOT_FOUND',
    task(
      `${pull}failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v9: 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v9: not found`,
    ),
    'ecr.eu-west-1.amazonaws.com/web:v9` does not exist',
  ],
  [
    'REGISTRY_UNREACHABLE',
    task(
      'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v1: failed to do request: Head "https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/web/manifests/v1": dial tcp 10.0.1.5:443: i/o timeout',
    ),
    'no way to the image registry',
  ],
  [
    'SECRET_DENIED',
    task(
      `${secrets}AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/exec/a is not authorized to perform: secretsmanager:GetSecretValue on resource: db`,
    ),
    'may not read `arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf`',
  ],
  ['SECRET_KEY_DENIED', task(`${secrets}AccessDeniedException: Access to KMS is not allowed`), 'may not decrypt'],
  [
    'SECRET_MISSING',
    task(`${secrets}ResourceNotFoundException: Secrets Manager can't find the specified secret.`),
    'does not exist',
  ],
  [
    'SECRET_MISSING',
    task(
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid parameters: /web/DB_PASSWORD',
    ),
    'does not exist',
  ],
  [
    'SECRET_MISSING',
    task(
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: retrieved secret from Secrets Manager did not contain json key password',
    ),
    'lacks the JSON key',
  ],
  [
    'SECRETS_UNREACHABLE',
    task(
      `${secrets}RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.`,
    ),
    'no way to Secrets Manager',
  ],
  [
    'LOG_GROUP_MISSING',
    task(
      'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1',
    ),
    'log group',
  ],
  [
    'LOG_DENIED',
    task(
      'ResourceInitializationError: failed to validate logger args: AccessDeniedException: User: x is not authorized to perform: logs:CreateLogStream on resource: y',
    ),
    'lacks logs:CreateLogStream',
  ],
  [
    'LOGS_UNREACHABLE',
    task('ResourceInitializationError: failed to validate logger args: : signal: killed'),
    'no way to CloudWatch Logs',
  ],
  [
    'ENVIRONMENT_FILE',
    task('ResourceInitializationError: failed to download env files: file download command: non empty error stream'),
    'environment file',
  ],
  [
    'EFS_MOUNT',
    task(
      "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: b'mount.nfs4: mounting fs-0123.efs.eu-west-1.amazonaws.com:/grafana failed, reason given by server: No such file or directory'",
    ),
    'directory of an EFS volume',
  ],
  [
    'ROLE_NOT_ASSUMABLE',
    task("ECS was unable to assume the role 'arn:aws:iam::111122223333:role/web' that was provided for this task."),
    'could not assume the role',
  ],
  [
    'ROLE_NOT_ASSUMABLE',
    event(
      "(service web) failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::111122223333:role/web' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.).",
    ),
    'could not assume the role `arn:aws:iam::111122223333:role/web`',
  ],
  [
    'COMMAND_NOT_FOUND',
    task(
      'CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: runc create failed: unable to start container process: exec: "srever": executable file not found in $PATH: unknown',
    ),
    'does not exist in its image',
  ],
  [
    'START_TIMEOUT',
    task('ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 3m0s'),
    'did not start in time',
  ],
  [
    'OUT_OF_MEMORY',
    exit({ exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' }),
    'ran out of memory',
  ],
  [
    'PLATFORM_OF_PROGRAM',
    exit({ exitCode: 1, lastLines: ['exec /usr/bin/node: exec format error'] }),
    'another platform',
  ],
  [
    'SIDECAR_ENDED',
    exit({ exitCode: 143 }, {}, [{ name: 'agent', exitCode: 1, essential: true, serves: false }]),
    '`agent`',
  ],
  ['CONTAINER_NOT_EXECUTABLE', exit({ exitCode: 127 }), 'the command was not found'],
  ['CONTAINER_FAILED', exit({ exitCode: 1, lastLines: ['boot', 'no DATABASE_URL', ''] }), 'exit code 1'],
  ['CONTAINER_ENDED', exit({ exitCode: 0 }), 'has to go on'],
  [
    'TARGET_UNHEALTHY',
    event(
      '(service web) (task a) (port 80) is unhealthy in (target-group web) due to (reason Health checks failed with these codes: [404])',
    ),
    '`web` on port 80: Health checks failed with these codes: [404]',
  ],
  [
    'TARGET_UNHEALTHY',
    task(
      'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123)',
      { stopCode: 'ServiceSchedulerInitiated' },
    ),
    '`web`',
  ],
  [
    'CONTAINER_UNHEALTHY',
    task('Task failed container health checks', { stopCode: 'ServiceSchedulerInitiated' }),
    'health check of a container',
  ],
  [
    'PERCENT_DEADLOCK',
    event(
      '(service web) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
    ),
    'leave ECS no room',
  ],
  [
    'PORT_CLASH',
    event(
      '(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance i) is already using a port required by your task.',
    ),
    'host port',
  ],
  [
    'INSTANCES_TOO_SMALL',
    event(
      '(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance i) has insufficient memory available.',
    ),
    'enough CPU or memory',
  ],
  [
    'INSTANCE_ATTRIBUTE',
    event(
      '(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance i) is missing an attribute required by your task.',
    ),
    'attribute',
  ],
  [
    'NO_INSTANCES',
    { ...noEvidence, placementFailures: ['No Container Instances were found in your cluster.'] },
    'no container instance',
  ],
  [
    'AGENT_DISCONNECTED',
    event(
      '(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance i) encountered error "AGENT".',
    ),
    'agent',
  ],
  ['NETWORK_INTERFACES', { ...noEvidence, placementFailures: ['RESOURCE:ENI'] }, 'no network interface'],
  [
    'NO_CAPACITY',
    event(
      '(service web) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.',
    ),
    'no Fargate capacity',
  ],
  [
    'QUOTA_REACHED',
    event(
      "(service web) was unable to place a task. Reason: You've reached the limit on the number of vCPUs you can run concurrently.",
    ),
    'quota',
  ],
  [
    'QUOTA_REACHED',
    event('(service web) was unable to place a task. Reason: The requested CPU configuration is above your limit.'),
    'quota',
  ],
  ['SPOT_INTERRUPTED', task('Your Spot Task was interrupted.', { stopCode: 'SpotInterruption' }), 'Spot'],
  [
    'TASKS_PROTECTED',
    event(
      '(service web, taskSet ecs-svc/1) was unable to scale in. Reason: The number of protected tasks (2) exceeds the desired count',
    ),
    'protected',
  ],
  [
    'SERVICE_THROTTLED',
    event('(service web) operations are being throttled on elb. Will try again later.'),
    'throttles',
  ],
  [
    'INFRASTRUCTURE',
    task('Host EC2 (instance i-0123) terminated.', { stopCode: 'TerminationNotice' }),
    'host of the tasks',
  ],
]

describe('diagnose()', () => {
  test.each(told)('%s', (code, evidence, cause) => {
    const [first] = diagnose(evidence)
    expect(first).toMatchObject({ code, cause: expect.stringContaining(cause) })
    expect(first?.evidence).not.toBe('')
  })

  test('every row of the table is told by some evidence', () => {
    expect([...new Set(told.map(([code]) => code))].sort()).toEqual(causes.map(({ code }) => code).sort())
  })

  /** What must not be said: evidence that looks alike. */
  test.each<[code: string, when: string, evidence: Evidence]>([
    [
      'OUT_OF_MEMORY',
      'a container that was killed after its stop timeout',
      exit(
        { exitCode: 137 },
        {
          stopCode: 'ServiceSchedulerInitiated',
          stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1)',
        },
      ),
    ],
    [
      'CONTAINER_FAILED',
      'tasks that ECS itself stopped',
      exit(
        { exitCode: 143 },
        {
          stopCode: 'ServiceSchedulerInitiated',
          stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1)',
        },
      ),
    ],
    ['CONTAINER_FAILED', 'a container that is not essential', exit({ exitCode: 1, essential: false })],
    [
      'SIDECAR_ENDED',
      'a sidecar that ECS ended after the server had failed',
      exit({ exitCode: 1 }, {}, [{ name: 'agent', exitCode: 143, essential: true, serves: false }]),
    ],
    ['SIDECAR_ENDED', 'a task without a server', exit({ exitCode: 1, serves: false })],
    [
      'CONTAINER_ENDED',
      'a task that somebody stopped',
      exit({ exitCode: 0 }, { stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user' }),
    ],
    [
      'IMAGE_NOT_FOUND',
      'a registry that gives no answer',
      task('CannotPullContainerError: dial tcp: lookup registry: no such host: not found'),
    ],
    [
      'IMAGE_DENIED',
      'a secret that may not be read',
      task(`${secrets}AccessDeniedException: not authorized to perform: secretsmanager:GetSecretValue`),
    ],
    [
      'SECRET_MISSING',
      'a log group that is missing',
      task(
        'ResourceInitializationError: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist',
      ),
    ],
    ['SECRETS_UNREACHABLE', 'a secret that may not be read', task(`${secrets}AccessDeniedException: no`)],
    [
      'TARGET_UNHEALTHY',
      'targets that are healthy or only begin',
      {
        ...noEvidence,
        targets: [
          { targetGroup: 'web', state: 'healthy' },
          { targetGroup: 'web', state: 'initial' },
        ],
      },
    ],
    ['NO_CAPACITY', 'instances that are too small', event('has insufficient CPU units available')],
  ])('%s is not said of %s', (code, _, evidence) => {
    expect(diagnose(evidence).map((one) => one.code)).not.toContain(code)
  })

  test('nothing is said where nothing is known', () => {
    expect(diagnose(noEvidence)).toEqual([])
    expect(diagnose(task('something that AWS said yesterday for the first time'))).toEqual([])
  })
})
