import { describe, expect, test } from 'vitest'
import type { PolicyDocument } from '../../src/iam/index.ts'
import {
  codeDeploy,
  deployed,
  idle,
  next,
  project,
  projectOf,
  scaling,
  serviceWith,
  taskWith,
  twice,
} from '../support/parity/worlds.ts'
import { type RunOptions, type Stage, type Told, webProject } from './stage.ts'

// The errors of ecspresso 2.8 and 3.0, one by one: each is one message with a hint and exit code 1, told before anything is written where
// that can be known before; what was written is said, with the command line that goes on.

interface Row {
  /** The error as ecspresso's source has it, in words. */
  readonly title: string
  readonly world: () => Promise<Stage>
  readonly line: string
  readonly run?: RunOptions
  /** Of the line that begins with `error: `. */
  readonly error: RegExp
  readonly hint: RegExp
  /** What AWS had carried out. Default: nothing. */
  readonly writes?: readonly string[]
  /** The last hint: the command line that goes on. */
  readonly goesOn?: string
}

const configuration = String(webProject['ecspresso.yml'])
const withConfiguration = (text: string) => projectOf({ 'ecspresso.yml': text })
const withTask = (text: string) => projectOf({ 'ecs-task-def.json': text })
const withPlugin = (text: string, more: Record<string, string> = {}) =>
  projectOf({ 'ecspresso.yml': `${configuration}plugins:\n${text}`, ...more })
const asJsonnet = (text: string) =>
  projectOf({
    'ecspresso.yml': configuration.replace('ecs-task-def.json', 'ecs-task-def.jsonnet'),
    'ecs-task-def.jsonnet': text,
  })
const looksUp = taskWith({ family: '{{ tfstate `aws_iam_role.exec.name` }}' }).replaceAll('\\"', '"')
const crashing = () => project({ behaviours: [{ image: '*', exitCode: 1, exitAfterSeconds: 3, logLines: ['boom'] }] })
const deny = (action: string): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: '*', Resource: '*' },
    { Effect: 'Deny', Action: action, Resource: '*' },
  ],
})

async function crashingNext(): Promise<Stage> {
  const stage = await project({ behaviours: [{ image: '*:v2', exitCode: 1, exitAfterSeconds: 3 }, { image: '*' }] })
  await stage.asAdministrator('deploy')
  return stage
}

async function external(): Promise<Stage> {
  const stage = await project()
  stage.sandbox.perform('ecs:CreateService', {
    cluster: 'app',
    serviceName: 'web',
    desiredCount: 1,
    deploymentController: { type: 'EXTERNAL' },
  })
  return stage
}

/** A service that CodeDeploy deployed, whose group is gone, under another configuration. */
async function withoutGroup(text: string | undefined): Promise<Stage> {
  const stage = await codeDeploy()
  stage.sandbox.perform('codedeploy:DeleteDeploymentGroup', { applicationName: 'shop', deploymentGroupName: 'web' })
  if (text !== undefined) await stage.files.write('/project/ecspresso.yml', text)
  return stage
}

async function inactiveRevision(): Promise<Stage> {
  const stage = await deployed()
  stage.sandbox.perform('ecs:DeregisterTaskDefinition', { taskDefinition: 'web:1' })
  return stage
}

const files: readonly Row[] = [
  {
    title: 'the configuration is not there',
    world: project,
    line: 'deploy --config none.yml',
    error: /cannot read the configuration `none.yml`: there is no such file \[FILE_UNREADABLE\]/,
    hint: /name it with `--config`/,
  },
  {
    title: 'the configuration has an ending that is not known',
    world: projectOf({ 'ecspresso.toml': '' }),
    line: 'deploy --config ecspresso.toml',
    error: /`ecspresso\.toml` cannot be a configuration \[CONFIG_EXTENSION\]/,
    hint: /yml/,
  },
  {
    title: 'YAML that is none',
    world: withConfiguration('region: [a\ncluster: b'),
    line: 'deploy',
    error: /ecspresso\.yml:2:1: .* \[YAML_SYNTAX\]/,
    hint: /indent/,
  },
  {
    title: 'JSON that is none',
    world: withTask('{\n  "family": "web",\n}'),
    line: 'register',
    error: /ecs-task-def\.json:3:1: .* \[JSON_SYNTAX\]/,
    hint: /trailing commas/,
  },
  {
    title: 'Jsonnet that is none',
    world: asJsonnet("{\n  family: 'web'\n  cpu: '256' }"),
    line: 'register',
    error: /ecs-task-def\.jsonnet:3:3: .* \[JSONNET_STATIC\]/,
    hint: /./,
  },
  {
    title: 'Jsonnet that fails',
    world: asJsonnet("{ family: error 'no name' }"),
    line: 'register',
    error: /ecs-task-def\.jsonnet:1:.*no name \[JSONNET_RUNTIME\]/,
    hint: /./,
  },
  {
    title: 'a template that is none',
    world: withTask('{"family": "{{ env `A`"}'),
    line: 'register',
    error: /ecs-task-def\.json:1:\d+: .* \[TEMPLATE/,
    hint: /./,
  },
  {
    title: 'a template with a function that there is not',
    world: withTask('{"family": "{{ envv `A` }}"}'),
    line: 'register',
    error: /ecs-task-def\.json:1:\d+: .*`?envv`?.* \[TEMPLATE/,
    hint: /env/,
  },
  {
    title: 'a `required_version` that is none',
    world: withConfiguration(`${configuration}required_version: "many"\n`),
    line: 'deploy',
    error: /ecspresso\.yml:6:\d+: .*many.* \[/,
    hint: /./,
  },
  {
    title: 'a `required_version` that is not met',
    world: withConfiguration(`${configuration}required_version: ">= 9"\n`),
    line: 'deploy',
    error: /ecspresso\.yml:6:\d+: .*>= 9.* \[/,
    hint: /./,
  },
  {
    title: 'a plugin that there is not',
    world: withPlugin('  - name: vault\n'),
    line: 'deploy',
    error: /ecspresso\.yml:7:\d+: .*`vault`.* \[/,
    hint: /tfstate/,
  },
  {
    title: 'two plugins with the same function',
    world: withPlugin(
      '  - name: tfstate\n    config: { path: a.tfstate }\n  - name: tfstate\n    config: { path: b.tfstate }\n',
    ),
    line: 'deploy',
    error: /ecspresso\.yml:\d+:\d+: .*`tfstate`.* \[/,
    hint: /func_prefix/,
  },
  {
    title: 'a Terraform state that cannot be read',
    world: withPlugin('  - name: tfstate\n    config: { path: none.tfstate }\n', { 'ecs-task-def.json': looksUp }),
    line: 'register',
    error: /none\.tfstate.* \[/,
    hint: /./,
  },
  {
    title: 'an address that the Terraform state does not have',
    world: withPlugin('  - name: tfstate\n    config: { path: a.tfstate }\n', {
      'ecs-task-def.json': looksUp,
      'a.tfstate': '{"version":4,"outputs":{},"resources":[]}',
    }),
    line: 'register',
    error: /ecs-task-def\.json:1:\d+: .*aws_iam_role\.exec\.name.* \[/,
    hint: /./,
  },
  {
    title: 'a service definition without a path',
    world: withConfiguration(configuration.replace('service_definition: ecs-service-def.json\n', '')),
    line: 'deploy',
    error:
      /service `web` does not exist .* and the configuration does not name the service definition .*\[DEFINITION_PATH\]/,
    hint: /add `service_definition: FILE`/,
  },
  {
    title: 'a task definition without a path',
    world: withConfiguration(configuration.replace('task_definition: ecs-task-def.json\n', '')),
    line: 'register',
    error: /does not name the task definition \[DEFINITION_PATH\]/,
    hint: /add `task_definition: FILE`/,
  },
]

const flags: readonly Row[] = [
  ...['deploy', 'run'].map(
    (command): Row => ({
      title: `${command}: a revision and the latest one`,
      world: deployed,
      line: `${command} --revision 1 --latest-task-definition`,
      error: /`--revision` and `--latest-task-definition` exclude each other \[OPTIONS_CONFLICT\]/,
      hint: /./,
    }),
  ),
  {
    title: 'a `--wait-until` that there is not',
    world: deployed,
    line: 'deploy --wait-until tomorrow',
    error: /invalid value `tomorrow` for `--wait-until`/,
    hint: /stable/,
  },
  {
    title: 'a stage of ECS where CodeDeploy deploys',
    world: codeDeploy,
    line: 'deploy --wait-until ecs:BAKE_TIME',
    error: /`--wait-until ecs:BAKE_TIME` is for services that ECS itself deploys \[GOAL_IMPOSSIBLE\]/,
    hint: /./,
  },
  {
    title: 'a stage of ECS in a rolling deployment',
    world: projectOf({ 'ecs-service-def.json': serviceWith({ deploymentConfiguration: { strategy: 'ROLLING' } }) }),
    line: 'deploy --wait-until ecs:BAKE_TIME',
    error: /a rolling deployment never comes to `ecs:BAKE_TIME` \[GOAL_IMPOSSIBLE\]/,
    hint: /./,
  },
  {
    title: 'an event for a rollback that CodeDeploy does not have',
    world: codeDeploy,
    line: 'deploy --rollback-events NEVER',
    error: /invalid value `NEVER` for `--rollback-events` \[OPTION_INVALID\]/,
    hint: /DEPLOYMENT_FAILURE/,
  },
  {
    title: 'a rollback that does not wait, and deregisters',
    world: twice,
    line: 'rollback --no-wait',
    error: /`--no-wait` and `--deregister-task-definition` exclude each other \[OPTIONS_CONFLICT\]/,
    hint: /--no-deregister-task-definition/,
  },
  {
    title: 'a container to watch that there is not',
    world: project,
    line: 'run --watch-container sidecar',
    error: /no container `sidecar`/,
    hint: /app/,
  },
]

const services: readonly Row[] = [
  {
    title: 'a service that another program deploys',
    world: external,
    line: 'deploy',
    error: /deployment controller EXTERNAL: .* \[CONTROLLER_UNSUPPORTED\]/,
    hint: /CreateTaskSet/,
  },
  {
    title: 'a service definition that says so',
    world: projectOf({ 'ecs-service-def.json': serviceWith({ deploymentController: { type: 'EXTERNAL' } }) }),
    line: 'deploy',
    error: /deployment controller `EXTERNAL` is not supported \[CONTROLLER_UNSUPPORTED\]/,
    hint: /CreateTaskSet/,
  },
  {
    title: 'rollback: the revision that runs is the only active one',
    world: deployed,
    line: 'rollback',
    error: /there is no active revision before web:1 \[REVISION_BEFORE_MISSING\]/,
    hint: /ristretto revisions/,
  },
  {
    title: 'rollback: the revision that runs is not active any more',
    world: inactiveRevision,
    line: 'rollback',
    error: /there is no active revision before web:1 \[REVISION_BEFORE_MISSING\]/,
    hint: /ristretto revisions/,
  },
  ...[
    'status',
    'scale --tasks 1',
    'refresh',
    'rollback',
    'wait',
    'delete --force',
    'deregister --keeps 1 --force',
    'revisions',
    'continue',
    'appspec',
    'run --skip-task-definition',
    'explain',
  ].map(
    (line): Row => ({
      title: `a service that is not there: ${line}`,
      world: project,
      line,
      error: /service `web` does not exist in cluster `app` \[SERVICE_NOT_FOUND\]/,
      hint: /`ristretto deploy` creates it/,
    }),
  ),
  {
    title: 'a service that is not there, whose tags a task was to have',
    world: project,
    line: 'run --propagate-tags SERVICE',
    error: /The specified service does not exist/,
    hint: /`ristretto deploy` creates the service/,
  },
  {
    title: 'a revision that is in use',
    world: deployed,
    line: 'deregister --revision 1 --force',
    error: /web:1 is in use: PRIMARY deployment \[REVISION_IN_USE\]/,
    hint: /deploy another one first/,
  },
  {
    title: 'CodeDeploy has no group for the service',
    world: () => withoutGroup(configuration),
    line: 'deploy',
    error: /no deployment group of CodeDeploy deploys service `web` in cluster `app` \[DEPLOYMENT_GROUP_MISSING\]/,
    hint: /codedeploy\.application_name/,
  },
  {
    title: 'CodeDeploy has no application for the service',
    world: () => withoutGroup(`${configuration}codedeploy:\n  application_name: none\n`),
    line: 'deploy',
    error: /ApplicationDoesNotExistException/,
    hint: /codedeploy/,
  },
  {
    title: 'CodeDeploy lacks the group that the configuration names, which is not looked for',
    world: () => withoutGroup(undefined),
    line: 'deploy',
    error: /DeploymentGroupDoesNotExistException/,
    hint: /codedeploy/,
    writes: ['ecs:RegisterTaskDefinition'],
    goesOn: 'ristretto deploy --revision=2',
  },
  {
    title: 'an AppSpec of a service without a load balancer',
    world: deployed,
    line: 'appspec',
    error: /behind a load balancer, and the service has none \[LOAD_BALANCER_MISSING\]/,
    hint: /add `loadBalancers`/,
  },
]

const people: readonly Row[] = [
  ...(
    [
      ['delete', idle, 'webb'],
      ['deregister --revision 1', twice, 'no'],
      ['tasks stop', deployed, '0'],
    ] as const
  ).map(
    ([line, world, typed]): Row => ({
      title: `a confirmation that is not given: ${line}`,
      world,
      line,
      run: { typed: [typed] },
      error: /./,
      hint: /./,
    }),
  ),
  ...(
    [
      ['delete', idle],
      ['deregister --revision 1', twice],
    ] as const
  ).map(
    ([line, world]): Row => ({
      title: `nobody to ask: ${line}`,
      world,
      line,
      error: /nobody can be asked on this terminal: .* \[NO_TERMINAL\]/,
      hint: /`--force`/,
    }),
  ),
]

const outcomes: readonly Row[] = [
  {
    title: 'a deployment that ECS rolled back',
    world: crashingNext,
    line: 'deploy',
    run: next,
    error: /rolled back/,
    hint: /./,
    writes: ['ecs:RegisterTaskDefinition', 'ecs:UpdateService'],
  },
  {
    title: 'a wait that takes too long',
    world: () => project({ behaviours: [{ image: '*', startSeconds: 900 }] }),
    line: 'deploy --timeout 30s',
    error: /has not ended.* \[TIMEOUT\]/,
    hint: /`ristretto wait`/,
    writes: ['ecs:RegisterTaskDefinition', 'ecs:CreateService'],
  },
  {
    title: 'a task that cannot be placed',
    world: () => project({ behaviours: [{ startedBy: 'run', placementFailure: 'RESOURCE:ENI' }] }),
    line: 'run',
    error: /0 of 1 tasks were placed/,
    hint: /./,
    writes: ['ecs:RegisterTaskDefinition', 'ecs:RunTask'],
  },
  {
    title: 'a container that ends with another code than 0',
    world: crashing,
    line: 'run',
    error: /container `app` exited with 1 \[CONTAINER_FAILED\]/,
    hint: /./,
    writes: ['ecs:RegisterTaskDefinition', 'ecs:RunTask'],
  },
]

const halfDone: readonly Row[] = [
  {
    title: 'the service cannot be updated after the registration',
    world: deployed,
    line: 'deploy',
    run: { ...next, policy: deny('ecs:UpdateService') },
    error: /ecs:UpdateService was denied/,
    hint: /./,
    writes: ['ecs:RegisterTaskDefinition'],
    goesOn: 'ristretto deploy --revision=2',
  },
  {
    title: 'the service cannot be created after the registration; flags of the registration go',
    world: project,
    line: 'deploy --image app=example.com/web:v7 --tasks 1',
    run: { policy: deny('ecs:CreateService') },
    error: /ecs:CreateService was denied/,
    hint: /./,
    writes: ['ecs:RegisterTaskDefinition'],
    goesOn: 'ristretto deploy --tasks=1 --revision=1',
  },
  {
    title: 'a suspension is taken back, and the registration stays',
    world: () => scaling(),
    line: 'deploy --suspend-auto-scaling',
    run: { ...next, policy: deny('ecs:UpdateService') },
    error: /ecs:UpdateService was denied/,
    hint: /./,
    writes: [
      'application-autoscaling:RegisterScalableTarget',
      'ecs:RegisterTaskDefinition',
      'application-autoscaling:RegisterScalableTarget',
    ],
    goesOn: 'ristretto deploy --suspend-auto-scaling --revision=2',
  },
  {
    title: 'CodeDeploy refuses after the registration',
    world: codeDeploy,
    line: 'deploy',
    run: { ...next, policy: deny('codedeploy:CreateDeployment') },
    error: /codedeploy:CreateDeployment was denied/,
    hint: /./,
    writes: ['ecs:RegisterTaskDefinition'],
    goesOn: 'ristretto deploy --revision=2',
  },
  {
    title: 'the task cannot be run after the registration',
    world: project,
    line: 'run --count 2',
    run: { policy: deny('ecs:RunTask') },
    error: /ecs:RunTask was denied/,
    hint: /./,
    writes: ['ecs:RegisterTaskDefinition'],
    goesOn: 'ristretto run --count=2 --revision=1',
  },
  {
    title: 'a rollback that is done, whose revision cannot be deregistered',
    world: twice,
    line: 'rollback',
    run: { policy: deny('ecs:DeregisterTaskDefinition') },
    error: /ecs:DeregisterTaskDefinition was denied/,
    hint: /./,
    writes: ['ecs:UpdateService'],
    goesOn: 'ristretto deregister --revision=2',
  },
]

const written = ({ entries }: Told) =>
  entries.filter(({ access, status }) => access === 'write' && status === 200).map(({ operation }) => operation)

describe.each([
  ['files', files],
  ['flags', flags],
  ['services', services],
  ['people', people],
  ['outcomes', outcomes],
  ['half done', halfDone],
])('%s', (_, rows) => {
  test.each(rows)('$title', async ({ world, line, run, error, hint, writes = [], goesOn }) => {
    const stage = await world()
    const told = await (run?.policy ? stage.run(line, run) : stage.asAdministrator(line, run))
    const { stderr } = told
    expect(stderr).not.toMatch(/^bug:/m)
    expect(stderr.match(/^error: /gm), stderr).toHaveLength(1)
    expect(/^error: (.*)$/m.exec(stderr)?.[1]).toMatch(error)
    const after = stderr.slice(stderr.search(/^error: /m))
    // The report of an outcome stands before its error, with what to do about each likely cause.
    const advice = /^hint: [\s\S]*/m.exec(after)?.[0] ?? /^ {2}what to do: .*$/m.exec(stderr)?.[0]
    expect(advice, stderr).toMatch(hint)
    expect(told.exitCode).toBe(1)
    expect(written(told)).toEqual(writes)
    const last = /^hint: `([^`]*)` goes on with what was done$/m.exec(stderr)?.[1]
    expect(last).toBe(goesOn)
  })
})
