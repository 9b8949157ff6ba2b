import { createRoleWithPolicy, type JsonObject } from '../../../src/sandbox/index.ts'
import { addDeploymentGroup } from '../../e2e/deployment-group.ts'
import { account, createStage, region, type Stage, type StageOptions, webProject } from '../../e2e/stage.ts'
import { deployedBefore, pause } from '../../e2e/staged-stage.ts'

const service = JSON.parse(String(webProject['ecs-service-def.json']))
const definition = JSON.parse(String(webProject['ecs-task-def.json']))
const [app] = definition.containerDefinitions

/** The next image. */
export const next = { env: { TAG: 'v2' } }

/** A file of the project, changed. */
export function serviceWith(more: object): string {
  return JSON.stringify({ ...service, ...more })
}

/** The task definition with other members, and its container with others. */
export function taskWith(more: object, container: object = {}): string {
  return JSON.stringify({ ...definition, containerDefinitions: [{ ...app, ...container }], ...more })
}

/** Two containers. */
export const twoContainers = JSON.stringify({
  ...definition,
  containerDefinitions: [
    { ...app, image: 'example.com/web:v1' },
    { ...app, name: 'sidecar', image: 'example.com/sidecar:v1', essential: false },
  ],
})

/** Nothing but a project. */
export async function project(options: StageOptions = {}): Promise<Stage> {
  return createStage({ behaviours: [{ image: '*', logLines: ['ready'] }], ...options })
}

/** A project with other files. */
export function projectOf(files: NonNullable<StageOptions['files']>, options: StageOptions = {}): () => Promise<Stage> {
  return () => project({ ...options, files })
}

/** One revision that nobody runs. */
export async function registered(): Promise<Stage> {
  const stage = await project()
  await stage.asAdministrator('register')
  return stage
}

/** A service at its first revision. */
export async function deployed(options: StageOptions = {}): Promise<Stage> {
  const stage = await project(options)
  await well(stage, 'deploy')
  return stage
}

/** The same with other files from the start. */
export function deployedWith(files: NonNullable<StageOptions['files']>): () => Promise<Stage> {
  return () => deployed({ files })
}

/** The same, whose files were changed since. */
export function deployedThen(files: Readonly<Record<string, string>>): () => Promise<Stage> {
  return async () => {
    const stage = await deployed()
    for (const [name, text] of Object.entries(files)) await stage.files.write(`/project/${name}`, text)
    return stage
  }
}

/** A service at its second revision. */
export async function twice(): Promise<Stage> {
  const stage = await deployed()
  await well(stage, 'deploy', next)
  return stage
}

/** A service at its third revision. */
export async function thrice(): Promise<Stage> {
  const stage = await twice()
  await well(stage, 'deploy', { env: { TAG: 'v3' } })
  return stage
}

/** A service without tasks. */
export async function idle(): Promise<Stage> {
  const stage = await deployed()
  await well(stage, 'scale --tasks 0')
  return stage
}

/** A service of one task. */
export function single(): Promise<Stage> {
  return deployed({ files: { 'ecs-service-def.json': serviceWith({ desiredCount: 1 }) } })
}

const target = { ServiceNamespace: 'ecs', ResourceId: 'service/app/web', ScalableDimension: 'ecs:service:DesiredCount' }

/** A service whose count follows its load, from 2 to 4. */
export async function scaling(suspended = false): Promise<Stage> {
  const stage = await deployed()
  const state = {
    DynamicScalingInSuspended: suspended,
    DynamicScalingOutSuspended: suspended,
    ScheduledScalingSuspended: suspended,
  }
  const bounds = { MinCapacity: 2, MaxCapacity: 4 }
  stage.sandbox.perform('application-autoscaling:RegisterScalableTarget', {
    ...target,
    ...bounds,
    SuspendedState: state,
  })
  return stage
}

/** The same, suspended. */
export function suspended(): Promise<Stage> {
  return scaling(true)
}

const blueGreen = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 }

/** A service whose next deployment shifts its traffic, and stops at a pause. */
export function pausing(): Promise<Stage> {
  return deployedBefore({ ...blueGreen, lifecycleHooks: [pause('PRE_SCALE_UP'), pause('POST_TEST_TRAFFIC_SHIFT')] })
}

/** A service whose deployment waits at the first of two pauses. */
export async function paused(): Promise<Stage> {
  const stage = await pausing()
  await well(stage, 'deploy --wait-until paused', next)
  return stage
}

/** A service at its second revision, to which its traffic was shifted; the next deployment stops at a pause again. */
export async function shifted(): Promise<Stage> {
  const stage = await paused()
  await well(stage, 'continue --wait-until paused')
  await well(stage, 'continue')
  return stage
}

const targetGroup = `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/blue/0123456789abcdef`

const byCodeDeploy = {
  'ecspresso.yml': `${webProject['ecspresso.yml']}codedeploy:\n  application_name: shop\n  deployment_group_name: web\n`,
  'ecs-service-def.json': JSON.stringify({
    ...service,
    deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 100 },
    deploymentController: { type: 'CODE_DEPLOY' },
    loadBalancers: [{ targetGroupArn: targetGroup, containerName: 'app', containerPort: 80 }],
  }),
  'ecs-task-def.json': taskWith({}, { portMappings: [{ containerPort: 80 }] }),
}

/** A service that CodeDeploy deploys, at its first revision. */
export async function codeDeploy(): Promise<Stage> {
  const stage = await project({ files: byCodeDeploy, resources: { roles: [{ name: 'codedeploy' }] } })
  await well(stage, 'deploy')
  addDeploymentGroup(stage)
  return stage
}

/** The same, at its second revision. */
export async function codeDeployTwice(): Promise<Stage> {
  const stage = await codeDeploy()
  await well(stage, 'deploy', next)
  return stage
}

/** The same at its first one, with a newer one that nobody runs. */
export async function codeDeployNewer(): Promise<Stage> {
  const stage = await codeDeploy()
  await stage.asAdministrator('register', next)
  return stage
}

/** A project whose task definition is Jsonnet with external variables that have values by default. */
export function jsonnet(): Promise<Stage> {
  const text = "{ family: 'web', cpu: std.toString(std.extVar('units')), containerDefinitions: [] }"
  return project({
    files: {
      'ecspresso.yml': String(webProject['ecspresso.yml']).replace('ecs-task-def.json', 'ecs-task-def.jsonnet'),
      'ecs-task-def.jsonnet': text,
    },
  })
}

/** A deployed service, and a role beside that may do everything. */
export async function withRole(): Promise<Stage> {
  const stage = await deployed()
  const all: JsonObject = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
  createRoleWithPolicy(stage.sandbox, 'other', all)
  return stage
}

/** A deployed service whose files are gone. */
export async function withoutFiles(): Promise<Stage> {
  const stage = await deployed()
  stage.files.contents.clear()
  return stage
}

/** A service that runs two containers of which the second one has lines of its own. */
export async function besides(): Promise<Stage> {
  const stage = await project({
    files: { 'ecs-task-def.json': twoContainers, 'ecs-service-def.json': serviceWith({ desiredCount: 1 }) },
    behaviours: [
      { image: '*sidecar*', logLines: ['beside'] },
      { image: '*', logLines: ['ready'] },
    ],
  })
  await well(stage, 'deploy')
  return stage
}

async function well(stage: Stage, line: string, options: Parameters<Stage['run']>[1] = {}): Promise<void> {
  const told = await stage.asAdministrator(line, options)
  if (told.exitCode !== 0) throw new Error(`${line}: ${told.stderr}`)
}

/** A project of an Express service. */
export function express(): Promise<Stage> {
  const definition = {
    infrastructureRoleArn: `arn:aws:iam::${account}:role/infrastructure`,
    executionRoleArn: `arn:aws:iam::${account}:role/web-exec`,
    primaryContainer: { image: 'example.com/web:v1', containerPort: 80 },
  }
  return project({
    files: {
      'ecspresso.yml': `region: ${region}\ncluster: app\nservice: web\nexpress_definition: ex.json\n`,
      'ex.json': JSON.stringify(definition),
    },
  })
}
