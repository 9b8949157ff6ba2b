import { describe, expect, test } from 'vitest'
import { evaluate, type PolicyDocument, type StatementDocument } from '../../src/iam/index.ts'
import type { Tree } from '../support/files.ts'
import { createStage, type Stage, type StageOptions, type Told, webProject } from './stage.ts'

function arn(service: string, rest: string) {
  return `arn:aws:${service}:ap-northeast-1:111122223333:${rest}`
}
function role(name: string) {
  return `arn:aws:iam::111122223333:role/${name}`
}
const cluster = { ArnEquals: { 'ecs:cluster': arn('ecs', 'cluster/app') } }

/** The use case that people copy a policy for: register, run and deploy from a pipeline. */
const lines = ['register', 'run --watch-container app', 'deploy']

describe('policy generate', () => {
  test('gives the least policy of register, run and deploy', async () => {
    expect(await createStage().policyOf(lines)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'DeployService',
          Effect: 'Allow',
          Action: ['ecs:CreateService', 'ecs:DescribeServices', 'ecs:UpdateService'],
          Resource: arn('ecs', 'service/app/web'),
        },
        {
          Sid: 'PassTaskRoles',
          Effect: 'Allow',
          Action: 'iam:PassRole',
          Resource: [role('web-exec'), role('web-task')],
          Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
        },
        {
          Sid: 'RegisterTaskDefinition',
          Effect: 'Allow',
          Action: 'ecs:RegisterTaskDefinition',
          Resource: arn('ecs', 'task-definition/web:*'),
        },
        {
          Sid: 'RunTask',
          Effect: 'Allow',
          Action: 'ecs:RunTask',
          Resource: arn('ecs', 'task-definition/web:*'),
          Condition: cluster,
        },
        { Sid: 'WaitTask', Effect: 'Allow', Action: 'ecs:DescribeTasks', Resource: arn('ecs', 'task/app/*') },
        { Sid: 'FindFailedTasks', Effect: 'Allow', Action: 'ecs:ListTasks', Resource: '*', Condition: cluster },
        {
          Sid: 'FindServiceDeployment',
          Effect: 'Allow',
          Action: 'ecs:ListServiceDeployments',
          Resource: arn('ecs', 'service/app/web'),
        },
        {
          Sid: 'ReadServiceDeployment',
          Effect: 'Allow',
          Action: 'ecs:DescribeServiceDeployments',
          Resource: [arn('ecs', 'service/app/web'), arn('ecs', 'service-deployment/app/web/*')],
        },
        {
          Sid: 'TaskLogs',
          Effect: 'Allow',
          Action: 'logs:GetLogEvents',
          Resource: arn('logs', 'log-group:/ecs/web:log-stream:ecs/app/*'),
        },
      ],
    })
  })

  test('--assume drops what then cannot happen', async () => {
    const policy = await createStage().policyOf(['deploy'], ['--assume', 'the service exists'])
    expect(JSON.stringify(policy)).not.toContain('ecs:CreateService')
  })

  test('the text form says of every statement what is lost without it', async () => {
    const text = await createStage().asAdministrator('policy generate --grade optional')
    expect(text.stdout.match(/\((required|degraded)\)\n/g)?.length).toBe(text.stdout.match(/"Sid"/g)?.length)
    expect(text.stdout.match(/ {2}without it: /g)?.length).toBe(text.stdout.match(/"Sid"/g)?.length)
    // Each step has a word of its own for it.
    expect(text.stdout).not.toContain('nothing but the step')
  })

  test('an assumption that nobody asks for exits with 2 and lists those that are asked', async () => {
    const told = await createStage().asAdministrator('policy generate --for register --assume nonsense')
    expect(told.exitCode).toBe(2)
    expect(told.stderr).toContain('error: nobody asks `nonsense`')
  })

  test('an unknown account is a placeholder in the text and refused in JSON, with the flag that helps', async () => {
    const definition = { family: 'web', containerDefinitions: [{ name: 'app', image: 'x', memory: 128 }] }
    const stage = createStage({ files: { 'ecs-task-def.json': JSON.stringify(definition) } })
    const text = await stage.asAdministrator('policy generate --for register')
    expect(text).toMatchObject({ exitCode: 0, calls: [] })
    expect(text.stdout).toContain('arn:aws:ecs:ap-northeast-1:${account}:task-definition/web:*')
    const json = await stage.asAdministrator('policy generate --for register --format json')
    expect(json).toMatchObject({ exitCode: 2, stdout: '', calls: [] })
    expect(json.stderr).toMatch(/`account` \[POLICY_INCOMPLETE\]\nhint: give `--account ID`/)
  })

  test('the roles of a revision are a placeholder, an assumption, or read', async () => {
    const stage = createStage()
    await stage.asAdministrator('register')
    const line = 'deploy --revision 1'
    const question = "web:1 passes the definition file's roles"
    await expect(stage.policyOf([line])).rejects.toThrow(
      `\`execution role of web:1\`, \`task role of web:1\` [POLICY_INCOMPLETE]\nhint: answer with \`--assume "${question}"\` or look it up with \`--read\`, which changes nothing`,
    )
    const assumed = await stage.policyOf([line], ['--assume', question])
    expect(JSON.stringify(assumed)).toContain(role('web-task'))
    expect(JSON.stringify(await stage.policyOf([line], ['--read']))).toContain(role('web-exec'))
    // What was read is no question any more.
    await expect(stage.policyOf([line], ['--read', '--assume', 'the service exists'])).rejects.toThrow('nobody asks')
  })
})

/** A story that goes well, under a policy: what would not is a permission that was missing. */
type Story = (policy: PolicyDocument) => Promise<Told>

const failing = [{ image: '*:v2', crashAfterSeconds: 2, logLines: ['boom'] }]
const job = [{ family: 'web', exitAfterSeconds: 3, logLines: ['done'] }]

const stories: Readonly<Record<string, Story>> = {
  'a service is created': (policy) => createStage().run('deploy', { policy }),
  'a service is updated': async (policy) => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    return stage.run('deploy', { policy })
  },
  'a rollout is rolled back': async (policy) => {
    const stage = createStage({ behaviours: failing })
    await stage.asAdministrator('deploy')
    const told = await stage.run('deploy', { policy, env: { TAG: 'v2' } })
    // Meant to fail, with all that can be told about it.
    return {
      ...told,
      exitCode:
        /was rolled back to web:1: Service deployment/.test(told.stderr) && told.stderr.includes('| boom') ? 0 : 1,
    }
  },
  'a task is run': (policy) => createStage({ behaviours: job }).run('run --watch-container app', { policy }),
  'a revision is registered': (policy) => createStage().run('register', { policy }),
}

function tags(key: string) {
  return { tags: [{ key, value: 'web' }] }
}
const volume = { name: 'data', managedEBSVolume: { roleArn: role('ebs'), sizeInGiB: 10, filesystemType: 'ext4' } }
function edited(name: string, more: object): string {
  return JSON.stringify({ ...JSON.parse(String(webProject[name])), ...more })
}

/** A volume that each service brings, and the container that it is mounted in. */
const ofService = {
  volumes: [{ name: 'data', configuredAtLaunch: true }],
  containerDefinitions: JSON.parse(String(webProject['ecs-task-def.json'])).containerDefinitions.map((one: object) => ({
    ...one,
    mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }],
  })),
}

/** A project that asks for more than most: tags on all that is created, and a role for ECS itself. */
const tagged: StageOptions = {
  files: {
    'ecs-service-def.json': edited('ecs-service-def.json', { ...tags('team'), volumeConfigurations: [volume] }),
    'ecs-task-def.json': edited('ecs-task-def.json', {
      ...tags('team'),
      ...ofService,
    }),
  },
  resources: { roles: [{ name: 'ebs' }] },
}
const taggedLines = ['run --tags owner=web --propagate-tags SERVICE', 'deploy --if-changed']

const taggedStories: Readonly<Record<string, Story>> = {
  'a tagged service is created': (policy) => createStage(tagged).run('deploy --if-changed', { policy }),
  'the tags of a service change': async (policy) => {
    const stage = createStage(tagged)
    const wanted = await stage.files.read('/project/ecs-service-def.json')
    await stage.files.write('/project/ecs-service-def.json', edited('ecs-service-def.json', tags('owner')))
    await stage.asAdministrator('deploy')
    await stage.files.write('/project/ecs-service-def.json', new TextDecoder().decode(wanted))
    return stage.run('deploy --if-changed', { policy, env: { TAG: 'v2' } })
  },
  'a tagged rollout is rolled back': async (policy) => {
    const stage = createStage({ ...tagged, behaviours: failing })
    await stage.asAdministrator('deploy')
    const told = await stage.run('deploy --if-changed', { policy, env: { TAG: 'v2' } })
    return { ...told, exitCode: told.stderr.includes('| boom') ? 0 : 1 }
  },
  'a task is run with the tags of the service': async (policy) => {
    const stage = createStage({
      ...tagged,
      behaviours: [{ startedBy: 'run', exitAfterSeconds: 3, logLines: ['done'] }],
    })
    await stage.asAdministrator('deploy')
    return stage.run('run --tags owner=web --propagate-tags SERVICE', { policy })
  },
}

function goesWell({ exitCode, stderr }: Told): boolean {
  return exitCode === 0 && !stderr.includes('left out')
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : [value].flat()
}

/** The policy without one action, or one resource, of one statement. */
function reduced(policy: PolicyDocument): { without: string; policy: PolicyDocument }[] {
  const statements = [policy.Statement].flat() as readonly StatementDocument[]
  return statements.flatMap((statement, i) => {
    const variant = (own: Partial<StatementDocument>, without: string) => ({
      without: `${statement.Sid}: ${without}`,
      policy: {
        ...policy,
        Statement: statements.flatMap((other, j) =>
          i !== j ? [other] : hasAll({ ...other, ...own }) ? [{ ...other, ...own }] : [],
        ),
      },
    })
    const actions = listOf(statement.Action)
    const resources = listOf(statement.Resource)
    return [
      ...actions.map((one) => variant({ Action: actions.filter((other) => other !== one) }, one)),
      ...resources.map((one) => variant({ Resource: resources.filter((other) => other !== one) }, one)),
    ]
  })
}

function hasAll({ Action, Resource }: StatementDocument): boolean {
  return listOf(Action).length > 0 && listOf(Resource).length > 0
}

/** What the policies of two projects are proved by; `fenced` are their statements with a condition. */
const pipelines: readonly {
  project: string
  files: Tree
  lines: readonly string[]
  stories: Readonly<Record<string, Story>>
  fenced: readonly string[]
}[] = [
  {
    project: 'an ordinary project',
    files: {},
    lines,
    stories,
    fenced: ['PassTaskRoles', 'RunTask', 'FindFailedTasks'],
  },
  {
    project: 'a project with tags and a role for ECS',
    files: tagged.files ?? {},
    lines: taggedLines,
    stories: taggedStories,
    fenced: [
      'PassServiceRoles',
      'PassTaskRoles',
      'RunTask',
      'TagService',
      'TagTask',
      'TagTaskDefinition',
      'FindFailedTasks',
    ],
  },
]

describe('the generated policy is enough and minimal', () => {
  test.each(pipelines)('every story of $project goes well under it', async ({ files, lines, stories }) => {
    const policy = await createStage({ files }).policyOf(lines)
    for (const [name, story] of Object.entries(stories))
      expect([name, goesWell(await story(policy))]).toEqual([name, true])
  })

  test.each(pipelines)(
    'without any one action or resource a story of $project fails or warns',
    async ({ files, lines, stories }) => {
      const policy = await createStage({ files }).policyOf(lines)
      const superfluous: string[] = []
      for (const { without, policy: less } of reduced(policy)) {
        let missed = false
        for (const story of Object.values(stories)) missed ||= !goesWell(await story(less))
        if (!missed) superfluous.push(without)
      }
      expect(superfluous).toEqual([])
    },
  )
})

describe('every condition is a fence', () => {
  const without = (policy: PolicyDocument, sid: string): PolicyDocument => ({
    ...policy,
    Statement: ([policy.Statement].flat() as readonly StatementDocument[]).map((statement) => {
      const { Condition, ...rest } = statement
      return statement.Sid === sid && Condition ? rest : statement
    }),
  })

  /** Another cluster, another service the role is passed to: refused with the condition, allowed without it. */
  const counters: readonly { sid: string; stage: () => Promise<Stage>; line: string; denied: RegExp }[] = [
    {
      sid: 'RunTask',
      stage: async () =>
        createStage({
          files: { 'ecspresso.yml': config('other') },
          behaviours: job,
          resources: { clusters: ['other'] },
        }),
      line: 'run --no-wait',
      denied: /not authorized to perform: ecs:RunTask/,
    },
    {
      sid: 'FindFailedTasks',
      stage: async () => {
        const stage = createStage({ behaviours: failing })
        await stage.asAdministrator('deploy')
        return stage
      },
      line: 'deploy',
      denied: /it needs ecs:ListTasks on \*/,
    },
    {
      sid: 'PassTaskRoles',
      stage: async () => {
        const volume = {
          name: 'data',
          managedEBSVolume: { roleArn: role('web-task'), sizeInGiB: 10, filesystemType: 'ext4' },
        }
        const base = JSON.parse(
          new TextDecoder().decode(await createStage().files.read('/project/ecs-service-def.json')),
        )
        return createStage({
          files: {
            'ecs-service-def.json': JSON.stringify({ ...base, volumeConfigurations: [volume] }),
            'ecs-task-def.json': edited('ecs-task-def.json', ofService),
          },
        })
      },
      line: 'deploy --no-wait',
      denied: /not authorized to perform: iam:PassRole/,
    },
  ]

  const config = (name: string) =>
    `region: ap-northeast-1\ncluster: ${name}\nservice: web\nservice_definition: ecs-service-def.json\ntask_definition: ecs-task-def.json\n`

  test.each(pipelines)('each one of $project refuses another value', async ({ files, lines, fenced }) => {
    const policy = await createStage({ files }).policyOf(lines)
    const conditions = ([policy.Statement].flat() as readonly StatementDocument[]).flatMap((statement) =>
      Object.entries(statement.Condition ?? {}).flatMap(([operator, tests]) =>
        // That a key is there, or is none of some, has counters of another kind: policy-check.test.ts.
        /Null|Not/.test(operator)
          ? []
          : Object.entries(tests).map(([key, value]) => ({ statement, key, value: String(value) })),
      ),
    )
    expect(conditions.map(({ statement }) => statement.Sid)).toEqual(fenced)
    for (const { statement, key, value } of conditions) {
      const [action = ''] = listOf(statement.Action)
      const resource = (listOf(statement.Resource)[0] ?? '').replaceAll('*', 'x')
      const decide = (given: string, identity: PolicyDocument) =>
        evaluate(
          { principal: role('x'), action, resource, context: { [key]: given } },
          { identityPolicies: [identity] },
        ).decision
      expect([statement.Sid, decide(value, policy)]).toEqual([statement.Sid, 'Allow'])
      expect([statement.Sid, decide(`${value}-2`, policy)]).toEqual([statement.Sid, 'Deny'])
      expect([statement.Sid, decide(`${value}-2`, without(policy, statement.Sid ?? ''))]).toEqual([
        statement.Sid,
        'Allow',
      ])
    }
  })

  test.each(counters)('$sid', async ({ sid, stage: open, line, denied }) => {
    const policy = await createStage().policyOf(lines)
    const foreign = sid === 'FindFailedTasks' ? inOtherCluster(policy) : policy
    const told = await (await open()).run(line, { policy: foreign, env: { TAG: 'v2' } })
    expect(told.stderr).toMatch(denied)
    const free = await (await open()).run(line, { policy: without(foreign, sid), env: { TAG: 'v2' } })
    expect(free.stderr).not.toMatch(denied)
  })

  /** The same policy as for a project in another cluster, as far as listing tasks goes. */
  const inOtherCluster = (policy: PolicyDocument): PolicyDocument => ({
    ...policy,
    Statement: ([policy.Statement].flat() as readonly StatementDocument[]).map((statement) =>
      statement.Sid === 'FindFailedTasks'
        ? { ...statement, Condition: { ArnEquals: { 'ecs:cluster': arn('ecs', 'cluster/other') } } }
        : statement,
    ),
  })
})
