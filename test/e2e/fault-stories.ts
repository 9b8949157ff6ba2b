import { addDeploymentGroup } from './deployment-group.ts'
import { account, createStage, region, type Stage, type StageOptions, webProject } from './stage.ts'
import { pause } from './staged-stage.ts'

/** A command line, and what stands before it. A line may begin with variables: `TAG=v2 deploy`. */
export interface FaultStory {
  readonly line: string
  readonly prepare: readonly string[]
  readonly stage?: StageOptions
  /** What no command line does; after the first line of `prepare`. */
  furnish?(stage: Stage): void | Promise<void>
}

const definition = JSON.parse(String(webProject['ecs-service-def.json']))
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`

/** The definition looks two values up, the second by the first: of those that do not depend on each other nobody knows which comes first. */
const withLookups: StageOptions = {
  files: {
    'ecs-task-def.json': String(webProject['ecs-task-def.json']).replace(
      '"essential":true',
      '"essential":true,"secrets":[{"name":"K","valueFrom":"{{ secretsmanager_arn (ssm `/web/secret`) }}"}]',
    ),
  },
  resources: { parameters: [{ name: '/web/secret', value: 'web/key' }], secrets: [{ name: 'web/key', value: 'x' }] },
}

/** A value that is looked up in a Terraform state on S3, or in a stack: by one lookup, as said above. */
function withLookup(plugin: string, lookup: string): StageOptions {
  return {
    files: {
      'ecspresso.yml': `${webProject['ecspresso.yml']}plugins:\n${plugin}`,
      'ecs-task-def.json': String(webProject['ecs-task-def.json']).replace(
        '"essential":true',
        `"essential":true,"environment":[{"name":"A","value":"{{ ${lookup} }}"}]`,
      ),
    },
    resources: {
      buckets: [
        {
          name: 'states',
          objects: [{ key: 'prod.tfstate', content: '{"version":4,"outputs":{"a":{"value":"x","type":"string"}}}' }],
        },
      ],
      stacks: [{ name: 'network', outputs: { Vpc: 'vpc-1' } }],
    },
  }
}

const withState = withLookup(
  '  - name: tfstate\n    config:\n      url: s3://states/prod.tfstate\n',
  'tfstate `output.a`',
)
const withStack = withLookup('  - name: cloudformation\n', 'cfn_output `network` `Vpc`')

const express: StageOptions = {
  files: {
    'ecspresso.yml': `region: ${region}\ncluster: app\nservice: web\nexpress_definition: ex.json\n`,
    'ex.json': JSON.stringify({
      infrastructureRoleArn: role('infrastructure'),
      executionRoleArn: role('web-exec'),
      primaryContainer: { image: 'example.com/web:{{ env `TAG` `v1` }}', containerPort: 80 },
    }),
  },
  resources: { roles: [{ name: 'infrastructure', trust: 'ecs.amazonaws.com' }] },
}

/** From then on deployments wait for a person. */
async function addPause({ files }: Stage): Promise<void> {
  const deploymentConfiguration = { strategy: 'BLUE_GREEN', lifecycleHooks: [pause('PRE_SCALE_UP')] }
  await files.write('/project/ecs-service-def.json', JSON.stringify({ ...definition, deploymentConfiguration }))
}

const byCodeDeploy: StageOptions = {
  files: {
    'ecspresso.yml': `${webProject['ecspresso.yml']}codedeploy:\n  application_name: shop\n  deployment_group_name: web\n`,
    'ecs-service-def.json': JSON.stringify({
      ...definition,
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
    'ecs-task-def.json': String(webProject['ecs-task-def.json']).replace(
      '"essential":true',
      '"essential":true,"portMappings":[{"containerPort":80}]',
    ),
  },
  resources: { roles: [{ name: 'codedeploy' }] },
}

function addScaling({ sandbox }: Stage): void {
  sandbox.perform('application-autoscaling:RegisterScalableTarget', {
    ServiceNamespace: 'ecs',
    ResourceId: 'service/app/web',
    ScalableDimension: 'ecs:service:DesiredCount',
    MinCapacity: 2,
    MaxCapacity: 4,
  })
}

/** The commands that deploy and run. Which of their calls are extras is known, and what each fault leads to. */
export const deployingStories: readonly FaultStory[] = [
  { line: 'register', prepare: [] },
  { line: 'deploy', prepare: [] },
  { line: 'deploy', prepare: ['deploy'] },
  { line: 'deploy --if-changed', prepare: ['deploy'] },
  { line: 'deploy --no-wait --skip-task-definition --force-new-deployment', prepare: ['deploy'] },
  { line: 'run', prepare: [] },
  { line: 'run --no-wait', prepare: ['register'] },
  { line: 'register', prepare: [], stage: withLookups },
  { line: 'wait', prepare: ['deploy --no-wait'] },
]

/** The other commands. Of them is asked that they do the whole of it or say what they did not; which of their calls are extras is theirs. */
export const otherStories: readonly FaultStory[] = [
  { line: 'scale --tasks 3', prepare: ['deploy'] },
  { line: 'scale --auto-scaling-min 1 --auto-scaling-max 9', prepare: ['deploy'], furnish: addScaling },
  { line: 'TAG=v2 deploy --suspend-auto-scaling', prepare: ['deploy'], furnish: addScaling },
  { line: 'refresh', prepare: ['deploy'] },
  { line: 'rollback', prepare: ['deploy', 'TAG=v2 deploy'] },
  { line: 'rollback', prepare: ['deploy', 'TAG=v2 deploy --no-wait'] },
  { line: 'delete --force --terminate', prepare: ['deploy'] },
  { line: 'deregister --revision 1 --force', prepare: ['register', 'deploy'] },
  { line: 'deregister --keeps 1 --force', prepare: ['register', 'register', 'deploy'] },
  { line: 'status', prepare: ['deploy'] },
  { line: 'explain', prepare: ['deploy'] },
  { line: 'verify', prepare: ['deploy'] },
  { line: 'revisions', prepare: ['deploy'] },
  { line: 'tasks', prepare: ['deploy'] },
  { line: 'diff', prepare: ['deploy'] },
  { line: 'AWS_REGION=ap-northeast-1 init --service web --cluster app --force-overwrite', prepare: ['deploy'] },
  { line: 'deploy --dry-run', prepare: ['deploy'] },
  { line: 'run --latest-task-definition', prepare: ['register'] },
  { line: 'render taskdef', prepare: [], stage: withState },
  { line: 'render taskdef', prepare: [], stage: withStack },
  { line: 'policy generate --for deploy --read', prepare: ['deploy'] },
  { line: 'policy preflight --for deploy', prepare: ['deploy'] },
  { line: 'deploy', prepare: [], stage: express },
  { line: 'TAG=v2 deploy', prepare: ['deploy'], stage: express },
  { line: 'continue', prepare: ['deploy', 'TAG=v2 deploy --wait-until paused'], furnish: addPause },
  { line: 'TAG=v2 deploy', prepare: ['deploy'], stage: byCodeDeploy, furnish: addDeploymentGroup },
  { line: 'rollback', prepare: ['deploy', 'TAG=v2 deploy'], stage: byCodeDeploy, furnish: addDeploymentGroup },
]

/** The environment that a line begins with, and the rest of it. */
export function withEnvironment(whole: string): {
  readonly line: string
  readonly env: Readonly<Record<string, string>>
} {
  const [, variables = '', line = ''] = /^((?:[A-Z_]+=\S+ )*)(.*)$/.exec(whole) ?? []
  const pairs = variables.split(' ').filter(Boolean)
  return { line, env: Object.fromEntries(pairs.map((pair) => pair.split('=', 2))) }
}

/** The account as it is before the line of the story. */
export async function prepared({ prepare, stage: options, furnish }: FaultStory): Promise<Stage> {
  const stage = createStage({
    ...options,
    behaviours: [{ startedBy: 'run', exitCode: 0, exitAfterSeconds: 4, logLines: ['done'] }],
  })
  for (const [index, one] of prepare.entries()) {
    const { line, env } = withEnvironment(one)
    const told = await stage.asAdministrator(line, { env })
    if (told.exitCode !== 0) throw new Error(`${one}: ${told.stderr}`)
    if (index === 0) await furnish?.(stage)
  }
  return stage
}
