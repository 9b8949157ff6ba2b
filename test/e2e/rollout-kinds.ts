import type { Behaviour } from '../../src/sandbox/index.ts'
import type { Tree } from '../support/files.ts'
import { addDeploymentGroup } from './deployment-group.ts'
import { account, createStage, region, type Stage, webProject } from './stage.ts'

const service = JSON.parse(String(webProject['ecs-service-def.json']))
const task = JSON.parse(String(webProject['ecs-task-def.json']))
const { desiredCount: _, launchType: __, ...uncounted } = service
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`

/** The files of a project whose deployments go as `deploymentConfiguration` has it, where that is for its files to say. */
type FilesOf = (deploymentConfiguration: object) => Tree

const by =
  (strategy: object): FilesOf =>
  (more) => ({
    'ecs-service-def.json': JSON.stringify({ ...service, deploymentConfiguration: { ...strategy, ...more } }),
  })

const daemon: FilesOf = (more) => ({
  'ecs-service-def.json': JSON.stringify({
    ...uncounted,
    launchType: 'EC2',
    schedulingStrategy: 'DAEMON',
    deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0, ...more },
  }),
  'ecs-task-def.json': JSON.stringify({ ...task, requiresCompatibilities: ['EC2'] }),
})

const codeDeploy: FilesOf = () => ({
  'ecspresso.yml': `${webProject['ecspresso.yml']}codedeploy:\n  application_name: shop\n  deployment_group_name: web\nappspec:\n  Hooks:\n    - BeforeAllowTraffic: '{{ env \`HOOK\` \`smoke\` }}'\n`,
  'ecs-service-def.json': JSON.stringify({
    ...service,
    deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 100 },
    deploymentController: { type: 'CODE_DEPLOY' },
    loadBalancers: [
      {
        targetGroupArn: `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/blue/0123456789abcdef`,
        containerName: 'app',
        containerPort: 80,
      },
    ],
  }),
  'ecs-task-def.json': JSON.stringify({
    ...task,
    containerDefinitions: [{ ...task.containerDefinitions[0], portMappings: [{ containerPort: 80 }] }],
  }),
})

const express: FilesOf = () => ({
  'ecspresso.yml': `region: ${region}\ncluster: app\nservice: web\nexpress_definition: ex.json\n`,
  'ex.json': JSON.stringify({
    infrastructureRoleArn: role('infrastructure'),
    executionRoleArn: role('web-exec'),
    taskRoleArn: role('web-task'),
    primaryContainer: { image: 'example.com/web:{{ env `TAG` `v1` }}', containerPort: 80 },
    scalingTarget: { minTaskCount: 2, maxTaskCount: 4 },
  }),
})

const kinds = {
  rolling: by({}),
  BLUE_GREEN: by({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 }),
  LINEAR: by({ strategy: 'LINEAR', linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: 1 } }),
  CANARY: by({ strategy: 'CANARY', canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 1 } }),
  DAEMON: daemon,
  CODE_DEPLOY: codeDeploy,
  Express: express,
} as const satisfies Readonly<Record<string, FilesOf>>

/** Who carries a deployment out, and how. */
export type Kind = keyof typeof kinds

/** All of them. */
export const allKinds = Object.keys(kinds) as Kind[]

/** Those whose traffic ECS shifts as the files say. */
export const shifting: readonly Kind[] = ['BLUE_GREEN', 'LINEAR', 'CANARY']

interface Conditions {
  /** How the next deployment goes, and those after it. */
  readonly deploymentConfiguration: object
  readonly behaviours: readonly Behaviour[]
  /** CodeDeploy takes a failed deployment back. */
  readonly goesBack: boolean
}

/** A service of this kind at its first revision, and files for the next. */
export async function serviceOf(
  kind: Kind,
  { deploymentConfiguration, behaviours, goesBack }: Conditions,
): Promise<Stage> {
  const stage = createStage({
    files: kinds[kind]({}),
    behaviours,
    resources: {
      roles: [{ name: 'codedeploy' }, { name: 'infrastructure', trust: 'ecs.amazonaws.com' }],
      functions: [{ name: 'smoke' }, { name: 'sour', hookAnswer: 'Failed' }],
    },
  })
  const first = await stage.asAdministrator('deploy')
  if (first.exitCode !== 0) throw new Error(first.stderr)
  const events = { enabled: true, events: ['DEPLOYMENT_FAILURE'] }
  if (kind === 'CODE_DEPLOY') addDeploymentGroup(stage, goesBack ? { autoRollbackConfiguration: events } : {})
  for (const [name, text] of Object.entries(kinds[kind](deploymentConfiguration)))
    await stage.files.write(`/project/${name}`, String(text))
  return stage
}
