import { describe, expect, test } from 'vitest'
import { codeDeploy, codeDeployTwice, paused } from '../support/parity/worlds.ts'
import { account, createStage, region, type Stage, webProject } from './stage.ts'

/** Calls of ecspresso 2.8 (of 3.0 where only that has the command) up to the write that its wait follows: read in its source. */
interface Row {
  readonly line: string
  readonly prepare: (stage: Stage) => Promise<unknown>
  readonly theirs: readonly string[]
}

const next = { env: { TAG: 'v2' } }
const nothing = async () => {}
const deployed = (stage: Stage) => stage.asAdministrator('deploy')
const twice = async (stage: Stage) => {
  await deployed(stage)
  await stage.asAdministrator('deploy', next)
}
const underWay = async (stage: Stage) => {
  await deployed(stage)
  await stage.asAdministrator('deploy --no-wait', next)
}

const definition = JSON.parse(String(webProject['ecs-service-def.json']))
const write = (stage: Stage, more: object) =>
  stage.files.write('/project/ecs-service-def.json', JSON.stringify({ ...definition, ...more }))

const found = ['DescribeServices', 'DescribeScalableTargets']
/** The deployment group of a service, which no configuration names. */
const sought = ['ListApplications', 'BatchGetApplications', 'ListDeploymentGroups', 'BatchGetDeploymentGroups']

/** Who uses which revision, as ecspresso looks for it: running tasks, stopped ones, the service once more. */
const scan = [
  'DescribeServices',
  'DescribeTaskDefinition',
  'ListTasks',
  'DescribeTasks',
  'ListTasks',
  'DescribeServices',
]
const rows: readonly Row[] = [
  { line: 'register', prepare: nothing, theirs: ['RegisterTaskDefinition'] },
  { line: 'deploy', prepare: nothing, theirs: ['DescribeServices', 'RegisterTaskDefinition', 'CreateService'] },
  { line: 'deploy', prepare: deployed, theirs: [...found, 'RegisterTaskDefinition', 'UpdateService'] },
  {
    line: 'deploy --force-new-deployment',
    prepare: deployed,
    theirs: [...found, 'RegisterTaskDefinition', 'UpdateService'],
  },
  { line: 'deploy --skip-task-definition', prepare: deployed, theirs: [...found, 'UpdateService'] },
  { line: 'deploy --revision 1', prepare: deployed, theirs: [...found, 'UpdateService'] },
  {
    line: 'deploy --latest-task-definition',
    prepare: deployed,
    theirs: [...found, 'ListTaskDefinitions', 'UpdateService'],
  },
  {
    line: 'deploy --no-update-service',
    prepare: deployed,
    theirs: [...found, 'RegisterTaskDefinition', 'UpdateService'],
  },
  {
    line: 'deploy --suspend-auto-scaling',
    prepare: scaling,
    theirs: [
      ...found,
      'DescribeScalingPolicies',
      'RegisterTaskDefinition',
      'DescribeScalableTargets',
      'RegisterScalableTarget',
      'UpdateService',
    ],
  },
  { line: 'scale --tasks 3', prepare: deployed, theirs: [...found, 'UpdateService'] },
  { line: 'refresh', prepare: deployed, theirs: [...found, 'UpdateService'] },
  {
    line: 'rollback --no-deregister-task-definition',
    prepare: twice,
    theirs: [...found, 'ListTaskDefinitions', 'ListServiceDeployments', 'UpdateService'],
  },
  {
    line: 'rollback --no-deregister-task-definition',
    prepare: underWay,
    theirs: [...found, 'ListTaskDefinitions', 'ListServiceDeployments', 'StopServiceDeployment'],
  },
  { line: 'run', prepare: nothing, theirs: ['RegisterTaskDefinition', 'DescribeTaskDefinition', 'RunTask'] },
  { line: 'delete --force --terminate', prepare: deployed, theirs: [...found, 'DeleteService'] },
  {
    line: 'deregister --revision 1 --force',
    prepare: twice,
    theirs: [...scan, 'DeregisterTaskDefinition'],
  },
  {
    line: 'deregister --keeps 1 --force',
    prepare: async (stage) => {
      await twice(stage)
      await stage.asAdministrator('deploy', next)
    },
    theirs: [...scan, 'ListTaskDefinitions', 'DeregisterTaskDefinition'],
  },
  {
    line: 'run --skip-task-definition',
    prepare: deployed,
    theirs: ['DescribeServices', 'DescribeTaskDefinition', 'RunTask'],
  },
  {
    line: 'run --latest-task-definition',
    prepare: deployed,
    theirs: ['DescribeServices', 'ListTaskDefinitions', 'DescribeTaskDefinition', 'RunTask'],
  },
  { line: 'run --revision 1', prepare: deployed, theirs: ['DescribeServices', 'DescribeTaskDefinition', 'RunTask'] },
  {
    line: 'run --propagate-tags SERVICE',
    prepare: deployed,
    theirs: ['RegisterTaskDefinition', 'DescribeTaskDefinition', 'ListTagsForResource', 'RunTask'],
  },
  // What only looks has no wait: all of its calls count.
  { line: 'status', prepare: deployed, theirs: found },
  { line: 'diff', prepare: deployed, theirs: ['DescribeServices', 'DescribeTaskDefinition'] },
  { line: 'diff --without-service', prepare: deployed, theirs: ['ListTaskDefinitions', 'DescribeTaskDefinition'] },
  { line: 'revisions', prepare: deployed, theirs: [...scan, 'ListTaskDefinitions'] },
  { line: 'revisions --revision current', prepare: deployed, theirs: ['DescribeServices', 'DescribeTaskDefinition'] },
  { line: 'tasks', prepare: deployed, theirs: ['ListTasks', 'ListTasks', 'DescribeTasks'] },
  {
    line: 'init --service web --cluster app --region ap-northeast-1 --force-overwrite',
    prepare: deployed,
    theirs: ['DescribeServices', 'ListTagsForResource', 'DescribeTaskDefinition'],
  },
  {
    line: 'init --task-definition web:1 --cluster app --region ap-northeast-1 --force-overwrite',
    prepare: deployed,
    theirs: ['DescribeTaskDefinition'],
  },
  { line: 'diff', prepare: nothing, theirs: ['DescribeServices', 'ListTaskDefinitions'] },
  { line: 'revisions --revision 1', prepare: deployed, theirs: ['DescribeTaskDefinition'] },
  { line: 'tasks find --id {task}', prepare: deployed, theirs: ['ListTasks', 'ListTasks', 'DescribeTasks'] },
  {
    line: 'tasks trace --id {task}',
    prepare: deployed,
    theirs: [
      ...['ListTasks', 'ListTasks', 'DescribeTasks', 'DescribeServices', 'DescribeTaskDefinition'],
      ...['GetLogEvents', 'GetLogEvents'],
    ],
  },
  {
    line: 'tasks logs --id {task}',
    prepare: deployed,
    theirs: ['ListTasks', 'ListTasks', 'DescribeTasks', 'DescribeTaskDefinition', 'GetLogEvents', 'GetLogEvents'],
  },
  {
    line: 'tasks stop --force --id {task}',
    prepare: deployed,
    theirs: ['ListTasks', 'ListTasks', 'DescribeTasks', 'StopTask'],
  },
  {
    line: 'deregister --revision 1 --force --delete',
    prepare: twice,
    theirs: [...scan, 'DeregisterTaskDefinition', 'DeleteTaskDefinitions'],
  },
  {
    line: 'deregister --revision latest --force',
    prepare: async (stage) => {
      await twice(stage)
      await stage.asAdministrator('register')
    },
    theirs: [...scan, 'DescribeTaskDefinition', 'DeregisterTaskDefinition'],
  },
  {
    line: 'deploy',
    prepare: async (stage) => {
      await write(stage, { tags: [{ key: 'A', value: '1' }] })
      await deployed(stage)
      await write(stage, { tags: [{ key: 'B', value: '1' }] })
    },
    theirs: [...found, 'RegisterTaskDefinition', 'TagResource', 'UntagResource', 'UpdateService'],
  },
  // Rehearsals read alike and write nothing.
  { line: 'deploy --dry-run', prepare: deployed, theirs: found },
  { line: 'scale --dry-run --tasks 3', prepare: deployed, theirs: found },
  { line: 'refresh --dry-run', prepare: deployed, theirs: found },
  { line: 'delete --dry-run', prepare: deployed, theirs: found },
  { line: 'run --dry-run', prepare: nothing, theirs: [] },
  {
    line: 'rollback --dry-run',
    prepare: twice,
    theirs: [...found, 'ListTaskDefinitions', 'ListServiceDeployments'],
  },
  // It waits until it has looked at a service that stands: once, and once more for its last events.
  { line: 'wait', prepare: deployed, theirs: [...found, 'DescribeServices', 'DescribeServices'] },
]

/** The same of services that CodeDeploy or Express Mode deploy, and of pauses. */
const others: readonly (Omit<Row, 'prepare'> & { readonly title: string; readonly world: () => Promise<Stage> })[] = [
  {
    title: 'CODE_DEPLOY, whose group the configuration names',
    world: codeDeploy,
    line: 'deploy',
    theirs: [
      ...[...found, 'RegisterTaskDefinition', 'UpdateService'],
      ...['BatchGetApplications', 'BatchGetDeploymentGroups', 'CreateDeployment'],
    ],
  },
  {
    title: 'CODE_DEPLOY, whose group is sought',
    world: async () => {
      const stage = await codeDeploy()
      await stage.files.write('/project/ecspresso.yml', String(webProject['ecspresso.yml']))
      return stage
    },
    line: 'deploy',
    theirs: [...found, 'RegisterTaskDefinition', 'UpdateService', ...sought, 'CreateDeployment'],
  },
  { title: 'CODE_DEPLOY', world: codeDeploy, line: 'scale --tasks 3', theirs: [...found, 'UpdateService'] },
  {
    title: 'CODE_DEPLOY, whose group the configuration names',
    world: codeDeploy,
    line: 'refresh',
    theirs: [...found, 'UpdateService', 'BatchGetApplications', 'BatchGetDeploymentGroups', 'CreateDeployment'],
  },
  {
    title: 'CODE_DEPLOY, with nothing on its way',
    world: codeDeployTwice,
    line: 'rollback --no-deregister-task-definition',
    theirs: [
      ...[...found, 'ListTaskDefinitions', 'BatchGetApplications', 'BatchGetDeploymentGroups'],
      ...['ListDeployments', 'GetDeployment', 'BatchGetApplications', 'BatchGetDeploymentGroups', 'CreateDeployment'],
    ],
  },
  {
    title: 'Express, which is created',
    world: () => express(),
    line: 'deploy',
    theirs: ['DescribeServices', 'CreateExpressGatewayService'],
  },
  {
    title: 'Express',
    world: async () => {
      const stage = await express()
      await stage.asAdministrator('deploy')
      return stage
    },
    line: 'deploy',
    theirs: [...found, 'UpdateExpressGatewayService'],
  },
  {
    title: 'a pause',
    world: paused,
    line: 'continue --no-wait',
    theirs: [...found, 'ListServiceDeployments', 'DescribeServiceDeployments', 'ContinueServiceDeployment'],
  },
]

async function scaling(stage: Stage) {
  await deployed(stage)
  stage.sandbox.perform('application-autoscaling:RegisterScalableTarget', {
    ServiceNamespace: 'ecs',
    ResourceId: 'service/app/web',
    ScalableDimension: 'ecs:service:DesiredCount',
    MinCapacity: 1,
    MaxCapacity: 4,
  })
}

/** Calls up to the last write; all of who writes nothing. */
function beforeTheWait(calls: readonly string[]): readonly string[] {
  const last = calls.findLastIndex((name) =>
    /:(Register|Create|Update|Run|Delete|Deregister|Stop|Continue|Tag|Untag)/.test(name),
  )
  return last < 0 ? calls : calls.slice(0, last + 1)
}

async function express(): Promise<Stage> {
  const definition = {
    infrastructureRoleArn: `arn:aws:iam::${account}:role/infrastructure`,
    executionRoleArn: `arn:aws:iam::${account}:role/web-exec`,
    primaryContainer: { image: 'example.com/web:{{ env `TAG` `v1` }}', containerPort: 80 },
  }
  return createStage({
    files: {
      'ecspresso.yml': `region: ${region}\ncluster: app\nservice: web\nexpress_definition: ex.json\n`,
      'ex.json': JSON.stringify(definition),
    },
    resources: { roles: [{ name: 'infrastructure', trust: 'ecs.amazonaws.com' }] },
  })
}

describe('no command makes more calls before its wait than ecspresso', () => {
  test.each(rows)('$line', async ({ line, prepare, theirs }) => {
    const stage = createStage({ files: webProject })
    await prepare(stage)
    await countOf(stage, line, theirs)
  })

  test.each(others)('$title: $line', async ({ world, line, theirs }) => {
    await countOf(await world(), line, theirs)
  })
})

test('verify asks more than ecspresso only for what ecspresso does not look at', async () => {
  const stage = createStage({ files: webProject })
  const told = await stage.asAdministrator('verify')
  // `GetObject`: what a registry is asked reaches the sandbox, which takes it for a request of S3.
  const roles = ['AssumeRole', 'GetRole', 'GetRole']
  const theirs = [...roles, 'GetObject', 'CreateLogStream', 'PutLogEvents', 'DescribeClusters']
  const beyond = theirs.reduce(
    (left, name) => left.filter((_, i) => i !== left.indexOf(name)),
    told.calls.map((name) => name.replace(/.*:/, '')),
  )
  // The log group instead of a line that is written to it, the policies of the execution role, the network.
  expect([...beyond].sort()).toEqual([
    'DescribeLogGroups',
    'DescribeSecurityGroups',
    'DescribeSubnets',
    'ListAttachedRolePolicies',
    'ListRolePolicies',
  ])
})

/** The id of a task of the service. */
function taskOf({ sandbox }: Stage): string {
  const { taskArns = [] } = Object(sandbox.perform('ecs:ListTasks', { cluster: 'app' }))
  return String(taskArns[0]).split('/').at(-1) ?? ''
}

async function countOf(stage: Stage, line: string, theirs: readonly string[]): Promise<void> {
  const told = await stage.asAdministrator(line.replace('{task}', taskOf(stage)), next)
  expect(told.exitCode, told.stderr).toBe(0)
  const ours = beforeTheWait(told.calls)
  expect(ours.length, ours.join(' ')).toBeLessThanOrEqual(theirs.length)
}
