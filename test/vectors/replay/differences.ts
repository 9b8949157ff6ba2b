import { ecsAnswer, type RecordedCall, type SeenCall } from '../../support/recorded-aws.ts'
import type { Recording } from './recording.ts'

/** One way in which we mean to call AWS otherwise than ecspresso 2.3 did. */
export interface Difference {
  /** The row of docs/differences-from-ecspresso.md that gives the reason. */
  readonly row: string
  /** Names of recordings. Default: all. */
  readonly cases?: readonly string[]
  /** What we ask instead of what it asked, until the wait begins. */
  rewrite?(calls: readonly RecordedCall[], recording: Recording): readonly RecordedCall[]
  /** What we ask instead while waiting and afterwards: which calls, not how often. */
  meanwhile?(calls: readonly RecordedCall[]): readonly RecordedCall[]
  /** Standard output, as JSON; `undefined` is none. */
  output?(printed: unknown): unknown
  /** Our exit code. */
  readonly exit?: 0 | 1
}

/** Changes the input of one operation; `undefined` takes the call away. */
function change(operation: string, of: (input: Input, call: RecordedCall) => Input | undefined) {
  return (calls: readonly RecordedCall[]): readonly RecordedCall[] =>
    calls.flatMap((call) => {
      if (call.operation !== operation) return [call]
      const input = of(call.input, call)
      return input === undefined ? [] : [{ ...call, input }]
    })
}

type Input = RecordedCall['input']

function without(input: Input, ...keys: readonly string[]): Input {
  return Object.fromEntries(Object.entries(input).filter(([key]) => !keys.includes(key)))
}

function drop(operation: string) {
  return change(operation, () => undefined)
}

function has({ argv }: Recording, flag: string): boolean {
  return argv.some((word) => word === flag || word.startsWith(`${flag}=`))
}

function isTagging({ operation }: SeenCall): boolean {
  return /^(Unt|T)agResource$/.test(operation)
}

/** What UpdateService may have beside attributes of the service. */
const own = ['cluster', 'service', 'taskDefinition', 'desiredCount', 'forceNewDeployment']

function hasAttributes(input: Input): boolean {
  return Object.keys(without(input, ...own)).length > 0
}

const withoutAttributes = change('UpdateService', (input) =>
  Object.fromEntries(Object.entries(input).filter(([key]) => own.includes(key))),
)

/** What Go's structs print where nothing is set. */
function withoutEmptyTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyTexts)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== '')
      .map(([key, inner]) => [key, withoutEmptyTexts(inner)]),
  )
}

/** What RunTask gets of the project that most recordings of `run` share. */
function runOfNightlyReport(taskDefinition: string): Input {
  return {
    cluster: 'batch',
    taskDefinition,
    count: 1,
    clientToken: 'any',
    launchType: 'FARGATE',
    networkConfiguration: {
      awsvpcConfiguration: {
        assignPublicIp: 'ENABLED',
        securityGroups: ['sg-0cron0001'],
        subnets: ['subnet-0ccc3333', 'subnet-0ddd4444'],
      },
    },
    platformVersion: '1.4.0',
  }
}

const shopWeb = 'arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:targetgroup/shop-web/0123456789abcdef'

const seeking = ['ListApplications', 'BatchGetApplications', 'ListDeploymentGroups', 'BatchGetDeploymentGroups']

/** In this order one after the other. */
export const differences: readonly Difference[] = [
  // Services that CodeDeploy deploys.
  {
    row: 'update-only-what-differs',
    cases: ['deploy-47-codedeploy', 'deploy-57-codedeploy-not-found', 'deploy-66-codedeploy-progress'],
    rewrite: (calls, { name }) =>
      /codedeploy(-not-found|-progress)?$/.test(name) ? drop('UpdateService')(calls) : calls,
  },
  {
    row: 'checks-before-codedeploy',
    cases: ['deploy-47-codedeploy', 'deploy-57-codedeploy-not-found', 'deploy-66-codedeploy-progress'],
    rewrite: (calls, { name }) => {
      const created = calls.findIndex(({ operation }) => operation === 'CreateDeployment')
      const registered = calls.findIndex(({ operation }) => operation === 'RegisterTaskDefinition')
      const sought = calls.filter((call, i) => seeking.includes(call.operation) && (created < 0 || i < created))
      if (sought.length === 0) return calls
      const rest = calls.filter((call) => !sought.includes(call))
      if (name === 'deploy-57-codedeploy-not-found') return [...rest.slice(0, registered), ...sought]
      return [...rest.slice(0, registered), ...sought, ...rest.slice(registered)]
    },
  },
  {
    row: 'named-group-is-not-sought',
    cases: ['deploy-66-codedeploy-progress'],
    rewrite: (calls, { name }) =>
      name === 'deploy-66-codedeploy-progress' ? drop('BatchGetApplications')(calls) : calls,
  },
  {
    row: 'config-of-the-group',
    cases: ['deploy-47-codedeploy', 'deploy-66-codedeploy-progress'],
    rewrite: change('CreateDeployment', (input) => without(input, 'deploymentConfigName')),
  },
  // What ecspresso 2.8 changed as well.
  {
    row: 'tags-before-update',
    rewrite: (calls) => {
      const first = calls.findIndex(({ operation }) => operation === 'UpdateService')
      if (first < 0 || !calls.some(isTagging)) return calls
      const rest = calls.filter((call) => !isTagging(call))
      return [...rest.slice(0, first), ...calls.filter(isTagging), ...rest.slice(first)]
    },
  },
  {
    row: 'one-update',
    rewrite: (calls) => {
      const merged: RecordedCall[] = []
      for (const call of calls) {
        const last = merged.at(-1)
        const twice = call.operation === 'UpdateService' && last?.operation === 'UpdateService' && last.status === 200
        if (twice) merged[merged.length - 1] = { ...call, input: { ...last.input, ...call.input } }
        else merged.push(call)
      }
      return merged
    },
  },
  { row: 'no-namespace-lookup', rewrite: drop('GetNamespace') },
  { row: 'revision-conflict', cases: ['run-28-revision-and-latest'], rewrite: () => [], exit: 1 },
  // What changes nothing is not sent.
  { row: 'tags-are-no-attributes', cases: ['deploy-27-tags-changed'], rewrite: withoutAttributes },
  {
    row: 'defaults-are-equal',
    cases: ['deploy-29-daemon', 'deploy-30-daemon-tasks', 'deploy-68-emulator-update'],
    rewrite: withoutAttributes,
  },
  // After these two, for only who sends attributes clears any.
  {
    row: 'clear-removed',
    rewrite: change('UpdateService', (input) =>
      hasAttributes(input)
        ? {
            loadBalancers: [],
            volumeConfigurations: [],
            vpcLatticeConfigurations: [],
            serviceConnectConfiguration: { enabled: false },
            ...input,
          }
        : input,
    ),
  },
  {
    row: 'capacity-by-force',
    cases: ['deploy-32-capacity-providers'],
    rewrite: change('UpdateService', (input) => ({ ...input, forceNewDeployment: true })),
  },
  { row: 'auto-scaling-reads', rewrite: drop('DescribeScalableTargets') },
  {
    row: 'skip-names-no-revision',
    rewrite: (calls, recording) =>
      has(recording, '--skip-task-definition')
        ? change('UpdateService', (input) => without(input, 'taskDefinition'))(calls)
        : calls,
  },
  {
    row: 'newest-by-family',
    rewrite: (calls) => {
      const listed = calls.find(({ operation }) => operation === 'ListTaskDefinitions')
      if (!listed) return calls
      const { familyPrefix } = listed.input
      const rename = (input: Input): Input => ({ ...input, taskDefinition: familyPrefix })
      const renamed = ['CreateService', 'UpdateService', 'RunTask'].reduce(
        (all, operation) => change(operation, rename)(all),
        calls,
      )
      return drop('ListTaskDefinitions')(renamed)
    },
  },
  // Writes that are sent twice happen once.
  { row: 'create-token', rewrite: change('CreateService', (input) => ({ ...input, clientToken: 'any' })) },
  // Options are checked first.
  { row: 'checks-before-writes', cases: ['run-16-tags-bad', 'run-43-count-11'], rewrite: () => [] },
  // A port that no container has, and logs on Fargate without a prefix, are what ECS itself refuses: the recorder did not look.
  {
    row: 'checks-before-writes',
    cases: ['deploy-62-multiple-load-balancers', 'run-34-awslogs-without-prefix'],
    rewrite: () => [],
    meanwhile: () => [],
    exit: 1,
  },
  // run
  { row: 'run-reads-no-definition', rewrite: drop('DescribeTaskDefinition') },
  {
    row: 'run-reads-no-definition',
    cases: ['run-37-dry-run-latest'],
    rewrite: (calls) => [...calls, called('DescribeTaskDefinition', { taskDefinition: 'nightly-report' })],
  },
  {
    row: 'run-sends-nothing-empty',
    rewrite: change('RunTask', (input) =>
      without(input, ...['tags', 'overrides'].filter((key) => /^(\[\]|\{\})$/.test(JSON.stringify(input[key])))),
    ),
  },
  {
    row: 'run-what-runs',
    cases: ['run-23-skip-service'],
    rewrite: change('RunTask', (input) => ({
      ...input,
      taskDefinition: `arn:aws:ecs:ap-northeast-1:123456789012:task-definition/${input['taskDefinition']}`,
    })),
  },
  {
    row: 'propagate-service-tags',
    cases: ['run-18-propagate-service'],
    exit: 0,
    rewrite: (calls) => [
      called('ListTagsForResource', { resourceArn: 'arn:aws:ecs:ap-northeast-1:123456789012:service/prod/web' }),
      ...calls,
      called('RunTask', {
        cluster: 'prod',
        taskDefinition: 'arn:aws:ecs:ap-northeast-1:123456789012:task-definition/shop-web:3',
        count: 1,
        clientToken: 'any',
        enableExecuteCommand: true,
        launchType: 'FARGATE',
        networkConfiguration: {
          awsvpcConfiguration: {
            assignPublicIp: 'DISABLED',
            securityGroups: ['sg-0cafe001'],
            subnets: ['subnet-0aaa1111', 'subnet-0bbb2222'],
          },
        },
        platformVersion: 'LATEST',
        tags: [{ key: 'team', value: 'shop' }],
      }),
    ],
  },
  {
    row: 'run-without-service-definition',
    cases: ['run-39-no-service-definition'],
    exit: 0,
    rewrite: (calls) => [
      ...calls,
      called('RunTask', {
        cluster: 'batch',
        taskDefinition: 'arn:aws:ecs:ap-northeast-1:123456789012:task-definition/nightly-report:1',
        count: 1,
        clientToken: 'any',
      }),
    ],
  },
  {
    row: 'newest-by-family',
    cases: ['run-26-latest-none'],
    rewrite: () => [called('RunTask', runOfNightlyReport('nightly-report'))],
  },
  {
    row: 'assumed-session',
    rewrite: change('AssumeRole', ({ RoleArn }) => ({ RoleArn, RoleSessionName: 'ristretto' })),
  },
  // While waiting.
  { row: 'looks-without-tags', meanwhile: change('DescribeServices', (input) => without(input, 'include')) },
  {
    row: 'service-deployments-by-attempt',
    meanwhile: (calls) => [
      ...calls,
      ...calls
        .filter(({ operation }) => operation === 'DescribeServices')
        .map(({ input }) => called('ListServiceDeployments', { cluster: input['cluster'], service: 'web' })),
    ],
  },
  {
    row: 'stopped-tasks-shown',
    cases: ['deploy-44-timeout', 'wait-04-timeout'],
    meanwhile: (calls) => [...calls, ...reported, listedStopped({ serviceName: 'web' })],
  },
  {
    row: 'stopped-tasks-shown',
    cases: ['deploy-45-service-inactive-while-waiting'],
    meanwhile: (calls) => [...calls, ...reported, listedStopped({ family: 'shop-web' })],
  },
  {
    row: 'stopped-tasks-shown',
    cases: ['run-03-failures', 'run-04-failures-capacity', 'run-30-failed-to-start'],
    meanwhile: (calls) => [...calls, whoAsked],
  },
  {
    row: 'stopped-tasks-shown',
    cases: ['run-22-wait-until-running-stopped'],
    meanwhile: (calls) => [
      ...calls,
      whoAsked,
      { ...called('GetLogEvents', { ...logEvents, limit: 10, startFromHead: false }), service: 'logs' },
    ],
  },
  {
    row: 'logs-to-the-last-line',
    cases: ['run-01-exit-0'],
    meanwhile: (calls) => [...calls, { ...called('GetLogEvents', logEvents), service: 'logs' }],
  },
  { row: 'one-look-decides', cases: ['run-45-describe-failure'], exit: 0 },
  // Standard output.
  { row: 'stdout-is-data', output: (printed) => (typeof printed === 'string' ? undefined : printed) },
  { row: 'no-unset-members', output: withoutEmptyTexts },
  {
    row: 'register-output-tags',
    cases: ['register-03-output-tags'],
    output: (printed) => ({
      ...Object(printed),
      tags: [
        { key: 'team', value: 'shop' },
        { key: 'commit', value: '9f3c2d1' },
      ],
    }),
  },
  {
    row: 'dry-run-shows-requests',
    cases: ['run-37-dry-run-latest'],
    output: () => runOfNightlyReport('arn:aws:ecs:ap-northeast-1:123456789012:task-definition/nightly-report:3'),
  },
  {
    row: 'looks-again',
    cases: ['wait-02-absent'],
    meanwhile: (calls) => [
      ...calls,
      { ...ecsAnswer('DescribeServices', {}), input: { cluster: 'prod', services: ['web'], include: ['TAGS'] } },
    ],
  },
  // Behind those that add to a look at the service what ECS's own deployments show.
  {
    row: 'codedeploy-names-it',
    cases: ['deploy-66-codedeploy-progress'],
    meanwhile: (calls) => {
      const described = calls.find(({ operation }) => operation === 'GetDeployment')
      if (!described) return calls
      const shown = { ...described, service: 'ecs', operation: 'DescribeServices' }
      return [
        ...calls.filter(({ operation }) => !seeking.includes(operation) && operation !== 'ListDeployments'),
        { ...shown, input: { cluster: 'prod', services: ['web'] } },
      ]
    },
  },
]

const logEvents = {
  logGroupName: '/ecs/nightly-report',
  logStreamName: 'cron/report/172bdb9d0458125facde048ed641f534',
  startFromHead: true,
}

const whoAsked: RecordedCall = { ...called('GetCallerIdentity', {}), service: 'sts' }

/** What a report reads of every rollout of the web service. */
const reported: readonly RecordedCall[] = [
  whoAsked,
  { ...called('DescribeTargetHealth', { TargetGroupArn: shopWeb }), service: 'elasticloadbalancing' },
]

function listedStopped(of: { readonly serviceName: string } | { readonly family: string }): RecordedCall {
  return called('ListTasks', { cluster: 'prod', ...of, desiredStatus: 'STOPPED' })
}

/** A call that is not in the recording. */
function called(operation: string, input: Input): RecordedCall {
  return {
    service: 'ecs',
    operation,
    input,
    status: 200,
    output: {},
  }
}

/** What AWS says where we ask on and the recording ends. */
export const answersBeyond: Readonly<Record<string, readonly RecordedCall[]>> = {
  'run-18-propagate-service': [
    { ...called('ListTagsForResource', {}), output: { tags: [{ key: 'team', value: 'shop' }] } },
    {
      ...called('RunTask', {}),
      output: { tasks: [{ taskArn: 'arn:aws:ecs:ap-northeast-1:123456789012:task/prod/1' }] },
    },
  ],
  'run-26-latest-none': [
    {
      ...called('RunTask', {}),
      status: 400,
      // assumed: as DescribeTaskDefinition and UpdateService say it.
      output: { __type: 'ClientException', message: 'Unable to find task definition with name `nightly-report`.' },
    },
  ],
  'run-37-dry-run-latest': [
    {
      ...called('DescribeTaskDefinition', {}),
      output: {
        taskDefinition: {
          taskDefinitionArn: 'arn:aws:ecs:ap-northeast-1:123456789012:task-definition/nightly-report:3',
          containerDefinitions: [{ name: 'report' }],
        },
      },
    },
  ],
  'run-39-no-service-definition': [
    {
      ...called('RunTask', {}),
      output: { tasks: [{ taskArn: 'arn:aws:ecs:ap-northeast-1:123456789012:task/batch/1' }] },
    },
  ],
}
