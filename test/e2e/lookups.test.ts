/** Values that definitions look up: programs of the user's own, and what AWS knows. */
import { describe, expect, test } from 'vitest'
import type { PolicyDocument, StatementDocument } from '../../src/iam/index.ts'
import type { Resources } from '../../src/sandbox/index.ts'
import { temporaryProject } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { account, createStage, region, webProject } from './stage.ts'

describe('a program of the plugin `external`', () => {
  const sizes =
    'console.log(JSON.stringify([{ name: "CPU", value: process.argv[1] }, { name: "STAGE", value: process.env.STAGE }]))'
  const config = {
    region: 'ap-northeast-1',
    cluster: 'app',
    service: 'web',
    task_definition: 'ecs-task-def.json',
    plugins: [
      { name: 'external', config: { name: 'variables', command: [process.execPath, '-e', sizes], num_args: 1 } },
    ],
  }
  const environment =
    '{{ range $i, $v := variables "256" }}{{ if $i }}, {{ end }}{"name": "{{ $v.name }}", "value": "{{ $v.value }}"}{{ end }}'

  test('gives templates lists to range over, and Jsonnet values', async () => {
    const template = `{"family": "web", "containerDefinitions": [{"name": "app", "image": "web", "environment": [${environment}]}]}`
    const jsonnet = `{ family: 'web', containerDefinitions: [{ name: 'app', image: 'web', environment: std.native('variables')('256') }] }`
    for (const [name, content] of [
      ['ecs-task-def.json', template],
      ['ecs-task-def.jsonnet', jsonnet],
    ] as const) {
      const directory = await temporaryProject({
        'ecspresso.yml': JSON.stringify({ ...config, task_definition: name }),
        [name]: content,
      })
      const told = await runTestCommand(['render', 'taskdef'], testPorts({ directory, env: { STAGE: 'production' } }))
      expect(told.stderr).toBe('')
      expect(JSON.parse(told.stdout)).toMatchObject({
        containerDefinitions: [
          {
            environment: [
              { name: 'CPU', value: '256' },
              { name: 'STAGE', value: 'production' },
            ],
          },
        ],
      })
    }
  })

  test('that fails is named with the place of the call, and nothing is called after it', async () => {
    const failing = { ...config, plugins: [{ name: 'external', config: { name: 'variables', command: ['false'] } }] }
    const directory = await temporaryProject({
      'ecspresso.yml': JSON.stringify(failing),
      'ecs-task-def.json': `{\n  "family": "{{ variables }}"\n}`,
    })
    const told = await runTestCommand(['register'], testPorts({ directory }))
    expect(told).toMatchObject({
      exitCode: 1,
      stderr:
        'error: ecs-task-def.json:2:17: the program `false` of the function `variables` ended with exit code 1 [EXTERNAL]\n',
    })
  })
})

describe('what AWS knows', () => {
  const role = (name: string) => `arn:aws:iam::${account}:role/${name}`
  const stateWith = (outputs: Readonly<Record<string, unknown>>) =>
    JSON.stringify({
      version: 4,
      outputs: Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, { value, type: 'string' }])),
    })
  const resources: Resources = {
    buckets: [
      { name: 'app-states', objects: [{ key: 'app.tfstate', content: stateWith({ exec: role('web-exec') }) }] },
      { name: 'net-states', objects: [{ key: 'net.tfstate', content: stateWith({ subnets: ['subnet-0a1b2c3d'] }) }] },
    ],
    parameters: [
      { name: '/app/tag', value: 'v7' },
      { name: '/app/dsn', value: 'postgres://hunter2@db', type: 'SecureString' },
      { name: '/app/hosts', value: 'a.example,b.example', type: 'StringList' },
    ],
    secrets: [{ name: 'app/key', value: 'never read' }],
    stacks: [{ name: 'net', outputs: { GroupId: 'sg-0a1b2c3d', ZoneId: 'Z1' }, exports: { GroupId: 'net:group' } }],
  }
  const plugins = `plugins:
  - name: tfstate
    func_prefix: app_
    config: {url: s3://app-states/app.tfstate}
  - name: tfstate
    func_prefix: net_
    config: {url: s3://net-states/net.tfstate}
  - name: cloudformation
`
  const definition = `{
  "family": "web",
  "cpu": "256",
  "memory": "512",
  "networkMode": "awsvpc",
  "requiresCompatibilities": ["FARGATE"],
  "executionRoleArn": "${role('web-exec')}",
  "taskRoleArn": "${role('web-task')}",
  "containerDefinitions": [{
    "name": "app",
    "image": "example.com/web:{{ ssm \`/app/tag\` }}",
    "environment": [
      {"name": "EXEC", "value": "{{ app_tfstate \`output.exec\` }}"},
      {"name": "ZONE", "value": "{{ cfn_output \`net\` \`ZoneId\` }}"},
      {"name": "HOST", "value": "{{ ssm \`/app/hosts\` 1 }}"},
      {"name": "DSN", "value": "{{ ssm \`/app/dsn\` }}"}
    ],
    "secrets": [{"name": "KEY", "valueFrom": "{{ secretsmanager_arn \`app/key\` }}"}]
  }]
}`
  const files = {
    ...webProject,
    'ecspresso.yml': `${webProject['ecspresso.yml']}${plugins}`,
    'ecs-task-def.json': definition,
    'ecs-service-def.json': String(webProject['ecs-service-def.json'])
      .replace('"subnet-0a1b2c3d"', '{{ net_tfstate `output.subnets[0]` | printf "%q" }}')
      .replace('sg-0a1b2c3d', '{{ cfn_export `net:group` }}'),
  }
  const stageWith = (more: { files?: object; resources?: object } = {}) =>
    createStage({ files: { ...files, ...more.files }, resources: { ...resources, ...more.resources } })

  /** The policy without what allows an action on resources with this in their names. */
  function without(policy: PolicyDocument, name: string): PolicyDocument {
    const statements = ([policy.Statement].flat() as readonly StatementDocument[]).flatMap((statement) => {
      const kept = [statement.Resource ?? []].flat().filter((resource) => !resource.includes(name))
      return kept.length === 0 ? [] : [{ ...statement, Resource: kept }]
    })
    return { ...policy, Statement: statements }
  }

  function withoutAction(policy: PolicyDocument, action: string): PolicyDocument {
    const statements = ([policy.Statement].flat() as readonly StatementDocument[]).filter(
      (statement) => ![statement.Action].flat().includes(action),
    )
    return { ...policy, Statement: statements }
  }

  test('deploys under exactly the policy that was generated before anything of it was read', async () => {
    const stage = stageWith()
    const policy = await stage.policyOf(['deploy'])
    const told = await stage.run('deploy', { policy })
    expect(told.exitCode, told.stderr).toBe(0)
    const reads = told.calls.filter((call) => !call.startsWith('ecs:'))
    expect(reads.toSorted()).toEqual([
      'cloudformation:DescribeStacks',
      'cloudformation:ListExports',
      's3:GetObject',
      's3:GetObject',
      'secretsmanager:DescribeSecret',
      'ssm:GetParameter',
      'ssm:GetParameter',
      'ssm:GetParameter',
    ])
    const made = stage.sandbox.perform('ecs:DescribeTaskDefinition', { taskDefinition: 'web' })
    expect(made).toMatchObject({
      taskDefinition: {
        containerDefinitions: [
          {
            image: 'example.com/web:v7',
            environment: [
              { name: 'EXEC', value: role('web-exec') },
              { name: 'ZONE', value: 'Z1' },
              { name: 'HOST', value: 'b.example' },
              { name: 'DSN', value: 'postgres://hunter2@db' },
            ],
            secrets: [{ name: 'KEY', valueFrom: expect.stringMatching(/:secret:app\/key-\w{6}$/) }],
          },
        ],
      },
    })
    expect(told.stderr + told.stdout).not.toContain('hunter2')
  })

  test.each([
    ['parameter/app/tag', 'ssm:GetParameter', '11:34'],
    ['parameter/app/dsn', 'ssm:GetParameter', '16:36'],
    ['secret:app/key-', 'secretsmanager:DescribeSecret', '18:50'],
    ['app-states/', 's3:GetObject', '13:37'],
    ['parameter/app/hosts', 'ssm:GetParameter', '15:37'],
    ['stack/net/', 'cloudformation:DescribeStacks', '14:37'],
    ['net-states/', 's3:GetObject', '1:\\d+', 'ecs-service-def.json'],
    ['*', 'cloudformation:ListExports', '1:\\d+', 'ecs-service-def.json'],
  ])(
    'fails without %s of %s, at the place of the lookup, and calls nothing after it',
    async (name, action, place, file = 'ecs-task-def.json') => {
      const stage = stageWith()
      const whole = await stage.policyOf(['deploy'])
      const policy = name === '*' ? withoutAction(whole, action) : without(whole, name)
      const told = await stage.run('deploy', { policy })
      expect(told.exitCode).toBe(1)
      expect(told.stderr).toMatch(new RegExp(`error: ${file}:${place}: ${action} was denied`))
      expect(told.stderr).toContain(`"Action": "${action}"`)
      expect(told.calls.filter((call) => /^ecs:(Register|Create|Update)/.test(call))).toEqual([])
    },
  )

  test.each([
    [
      'a parameter that is missing',
      { 'ecs-task-def.json': definition.replace('/app/tag', '/app/tagg') },
      /ecs-task-def\.json:11:34: ssm:GetParameter failed: ParameterNotFound[^\n]*\nwhile: read a parameter \(name \/app\/tagg\)/,
    ],
    [
      'a list without an index',
      { 'ecs-task-def.json': definition.replace('`/app/hosts` 1', '`/app/hosts`') },
      /ecs-task-def\.json:15:37: the parameter `\/app\/hosts` is a StringList: it needs an index/,
    ],
    [
      'a secret that is missing',
      { 'ecs-task-def.json': definition.replace('app/key', 'app/kye') },
      /ecs-task-def\.json:18:50: secretsmanager:DescribeSecret failed: ResourceNotFoundException/,
    ],
    [
      'a stack that is missing',
      { 'ecs-task-def.json': definition.replace('`net`', '`nte`') },
      /ecs-task-def\.json:14:37: cloudformation:DescribeStacks failed: ValidationError: Stack with id nte does not exist/,
    ],
    [
      'an output that is missing',
      { 'ecs-task-def.json': definition.replace('ZoneId', 'ZoneID') },
      /ecs-task-def\.json:14:37: the stack `net` has no output `ZoneID` \[CFN_OUTPUT\]\nhint: did you mean `ZoneId`\?/,
    ],
    [
      'a bucket that is missing',
      { 'ecspresso.yml': files['ecspresso.yml'].replace('app-states', 'no-states') },
      /ecs-task-def\.json:13:37: s3:GetObject failed: NoSuchBucket/,
    ],
  ])('%s is one error with its place', async (_, own, words) => {
    const told = await stageWith({ files: own }).asAdministrator('deploy')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(words)
    expect(told.stderr).not.toContain('hunter2')
  })

  test('reaches Jsonnet by native functions with the prefix of their plugins', async () => {
    const natives = `local n = std.native;
{
  family: 'web',
  containerDefinitions: [{
    name: 'app',
    image: 'web:' + n('ssm')('/app/tag'),
    environment: [
      { name: 'HOST', value: n('ssm_list')('/app/hosts', 0) },
      { name: 'GROUP', value: n('my_cfn_export')('net:group') },
      { name: 'ZONE', value: n('my_cfn_output')('net', 'ZoneId') },
      { name: 'SUBNET', value: n('net_tfstate')('output.subnets[0]') },
    ],
    secrets: [{ name: 'KEY', valueFrom: n('secretsmanager_arn')('app/key') }],
  }],
}`
    const config = files['ecspresso.yml']
      .replace('- name: cloudformation', '- name: cloudformation\n    func_prefix: my_')
      .replace('ecs-task-def.json', 'td.jsonnet')
    const stage = stageWith({ files: { 'ecspresso.yml': config, 'td.jsonnet': natives } })
    const told = await stage.run('render taskdef')
    expect(told.stderr).toBe('')
    expect(JSON.parse(told.stdout).containerDefinitions[0]).toMatchObject({
      image: 'web:v7',
      environment: [{ value: 'a.example' }, { value: 'sg-0a1b2c3d' }, { value: 'Z1' }, { value: 'subnet-0a1b2c3d' }],
      secrets: [{ valueFrom: expect.stringContaining(':secret:app/key-') }],
    })
  })

  test('in the sandbox of the command line is looked up there', async () => {
    expect(region).toBe('ap-northeast-1')
    const scenario = JSON.stringify(resources).replaceAll('"content":', '"text":')
    const stage = createStage({ files: { ...files, 'scenario.json': scenario } })
    const told = await stage.asAdministrator('deploy --sandbox --scenario scenario.json')
    expect(told.stderr).toMatch(/web runs web:1/)
    expect(told.stderr + told.stdout).not.toContain('hunter2')
    const dry = await stage.asAdministrator('deploy --sandbox --scenario scenario.json --dry-run')
    expect(dry.stderr + dry.stdout).not.toContain('hunter2')
    const json = await stage.asAdministrator('--log-format json deploy --sandbox --scenario scenario.json --dry-run')
    expect(json.stderr + json.stdout).not.toContain('hunter2')
    const debug = await stage.asAdministrator('--debug deploy --sandbox --scenario scenario.json')
    expect(debug.stderr + debug.stdout).not.toContain('hunter2')
  })
})
