import { describe, expect, test } from 'vitest'
import { live, plan, unread } from '../calls/index.ts'
import { openProject, type Project, renderConfiguration } from './index.ts'
import type { ProjectOptions } from './ports.ts'
import { offline, projectPorts, testWorld } from './project.fixture.ts'

const CONFIG = `
region: eu-west-1
cluster: arn:aws:ecs:eu-west-1:111122223333:cluster/prod
service: web
service_definition: sv.json
task_definition: td.json
plugins:
  - name: tfstate
    config:
      url: s3://states/app.tfstate
`
const TASK = `{
  "family": "web",
  "executionRoleArn": "{{ tfstate \`output.role\` }}",
  "taskRoleArn": "{{ tfstatef \`output.%s\` \`role\` }}",
  "containerDefinitions": [{ "name": "app", "image": "web:{{ must_env \`TAG\` }}", "colour": "red" }]
}`
const SERVICE = `{ "networkConfiguration": { "awsvpcConfiguration": { "subnets": {{ tfstate \`output.subnets\` }} } } }`
const STATE = JSON.stringify({
  version: 4,
  outputs: {
    role: { value: 'arn:aws:iam::111122223333:role/web', type: 'string' },
    subnets: { value: ['subnet-a', 'subnet-b'], type: [] },
  },
})
const files = { 'ecspresso.yml': CONFIG, 'td.json': TASK, 'sv.json': SERVICE }

async function open(
  more: Readonly<Record<string, string>> = {},
  options: ProjectOptions = {},
  env: Record<string, string> = { TAG: 'v1' },
) {
  const world = testWorld({ 's3:GetObject': () => ({ body: new TextEncoder().encode(STATE) }) })
  const door = world.door(live)
  const project = await openProject(door, projectPorts({ ...files, ...more }, env), options)
  return { ...world, live: () => world.door(live), offline: () => world.door(offline), project, opening: door }
}

describe('a project', () => {
  test('tells what its configuration says', async () => {
    const { project } = await open()
    expect(project).toMatchObject({
      file: 'ecspresso.yml',
      region: 'eu-west-1',
      cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/prod',
      clusterName: 'prod',
      service: 'web',
      timeoutSeconds: 600,
    })
  })

  test.each<[string, string, Record<string, string>, Partial<Project>]>([
    [
      'nothing',
      '',
      {},
      { region: undefined, cluster: 'default', clusterName: 'default', service: undefined, timeoutSeconds: 600 },
    ],
    ['an empty document', '{}', {}, { cluster: 'default' }],
    [
      'nulls',
      'region: ~\nservice:\ncluster: null',
      { AWS_REGION: 'a' },
      { region: 'a', cluster: 'default', service: undefined },
    ],
    ['keys in another case', 'Region: a\nCLUSTER: b', {}, { region: 'a', cluster: 'b' }],
    ['AWS_DEFAULT_REGION last', '', { AWS_DEFAULT_REGION: 'b' }, { region: 'b' }],
    ['AWS_REGION before it', '', { AWS_REGION: 'a', AWS_DEFAULT_REGION: 'b' }, { region: 'a' }],
    ['a timeout', 'timeout: 90s', {}, { timeoutSeconds: 90 }],
    ['no timeout', 'timeout: 0', {}, { timeoutSeconds: Number.POSITIVE_INFINITY }],
    ['no timeout as a text', 'timeout: 0s', {}, { timeoutSeconds: Number.POSITIVE_INFINITY }],
    ['merge keys', 'x: &a {cluster: b}\n<<: *a', {}, { cluster: 'b' }],
    ['a second document', 'cluster: a\n---\ncluster: b', {}, { cluster: 'a' }],
  ])('of %s', async (_, yaml, env, expected) => {
    const { project } = await open({ 'ecspresso.yml': yaml }, {}, env)
    expect(project).toMatchObject(expected)
  })

  test('takes a bare number for nanoseconds, and warns', async () => {
    const { project, warnings } = await open({ 'ecspresso.yml': 'timeout: 600000000000' })
    expect(project.timeoutSeconds).toBe(600)
    expect(warnings()).toEqual([
      'ecspresso.yml:1:10: `timeout: 600000000000` is 600000000000 nanoseconds, as in ecspresso v2 | write the unit: `10m`, `90s`',
    ])
  })

  test('lets --timeout and --filter-command win', async () => {
    const { project } = await open(
      { 'ecspresso.yml': 'timeout: 1m\nfilter_command: fzf' },
      { timeout: '2m', filterCommand: 'peco' },
    )
    expect(project.timeoutSeconds).toBe(120)
    expect(project.configuration.filter_command).toBe('peco')
  })

  test('is read from a folder of its own, with paths from the working directory', async () => {
    const { project } = await open(
      { 'prod/e.yml': 'task_definition: ../td.json\nservice_definition: /abs/sv.json' },
      { config: 'prod/e.yml' },
    )
    expect(project.configuration).toMatchObject({ task_definition: 'td.json', service_definition: '/abs/sv.json' })
    expect(await renderConfiguration(project.configuration)).toBe(
      'region: ""\ncluster: default\nservice: ""\nservice_definition: /abs/sv.json\ntask_definition: td.json\ntimeout: 10m0s\n',
    )
  })

  test.each(['ecspresso.yml', 'ecspresso.yaml', 'ecspresso.json', 'ecspresso.jsonnet'])(
    'is found as %s',
    async (name) => {
      const { door } = testWorld()
      expect(await openProject(door(), projectPorts({ [name]: '{"cluster": "x"}' }), {})).toMatchObject({
        file: name,
        cluster: 'x',
      })
    },
  )

  test('has the variables of env files, also where AWS wants them', async () => {
    const { project } = await open({ 'a.env': 'AWS_PROFILE=prod\nTAG=v2' }, { envfiles: ['a.env'] })
    expect(project.environment).toMatchObject({ AWS_PROFILE: 'prod', TAG: 'v2' })
  })

  test('names unknown keys of the configuration with what was meant', async () => {
    const yaml =
      'servise: a\ncodedeploy:\n  aplication_name: x\nplugins:\n  - name: tfstate\n    confg: {}\n    config: {path: x, anything: goes}\nx-own: 1'
    const { warnings } = await open({ 'ecspresso.yml': yaml })
    expect(warnings()).toEqual([
      'ecspresso.yml:1:1: unknown key `servise` | did you mean `service`?',
      'ecspresso.yml:3:3: unknown key `codedeploy.aplication_name` | did you mean `application_name`?',
      'ecspresso.yml:6:5: unknown key `plugins[0].confg` | did you mean `config`?',
      'ecspresso.yml:8:1: unknown key `["x-own"]`',
    ])
    await expect(open({ 'ecspresso.yml': yaml }, { strict: true })).rejects.toMatchObject({
      code: 'CONFIG_UNKNOWN_KEY',
    })
  })
})

describe('definitions', () => {
  test('hold what lookups gave, by one call for both', async () => {
    const { project, live, sent } = await open()
    const door = live()
    const task = await project.taskDefinition(door)
    expect(task).toMatchObject({ family: 'web', roles: ['arn:aws:iam::111122223333:role/web'], path: 'td.json' })
    expect((await project.serviceDefinition(door)).input).toMatchObject({
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } },
    })
    expect(sent).toEqual(['s3:GetObject'])
  })

  test('are decoded once for equal answers, and warned about once through each door', async () => {
    const { project, live, offline, warnings, sent } = await open()
    const door = live()
    const first = await project.taskDefinition(door)
    expect(await project.taskDefinition(door)).toBe(first)
    expect(warnings()).toHaveLength(1)
    expect(await project.taskDefinition(live())).toBe(first)
    expect(warnings()).toEqual(
      Array(2).fill('td.json:5:82: unknown key `containerDefinitions[0].colour` is sent as it is'),
    )
    expect(sent).toHaveLength(2)
    const unread = await project.taskDefinition(offline())
    expect(unread).not.toBe(first)
    expect(await project.taskDefinition(offline())).toBe(unread)
  })

  test('have marks where nobody looks anything up', async () => {
    const { project, offline, sent } = await open()
    expect((await project.taskDefinition(offline())).roles).toEqual([unread('tfstate output.role')])
    expect(sent).toEqual([])
  })

  test('another task definition may be read by its path', async () => {
    const { project, live } = await open({ 'jobs/x.json': '{"family": "job", "containerDefinitions": [{}]}' })
    expect(await project.taskDefinition(live(), 'jobs/x.json')).toMatchObject({ family: 'job', path: 'jobs/x.json' })
  })

  test('make their lookups on every path of a plan', async () => {
    const { project, world } = await open()
    const { needs } = await plan(async (door) => {
      await project.taskDefinition(door)
      await project.serviceDefinition(door)
    }, world)
    expect(needs.map(({ action, resource, when }) => ({ action, resource, when }))).toEqual([
      { action: 's3:GetObject', resource: 'arn:aws:s3:::states/app.tfstate', when: [[]] },
    ])
  })
})

describe('outline()', () => {
  test('has marks for lookups and makes no call', async () => {
    const { project, sent } = await open()
    expect(await project.outline()).toEqual({
      family: 'web',
      roles: [unread('tfstate output.role'), unread('tfstatef output.%s role')],
      containers: [{ name: 'app', hasHealthCheck: false, isNeeded: false, isEssential: true, serves: false }],
    })
    expect(sent).toEqual([])
  })

  test.each<[string, Record<string, string>, Record<string, string>]>([
    ['file missing', { 'ecspresso.yml': 'task_definition: nope.json' }, { TAG: 'x' }],
    ['none named', { 'ecspresso.yml': 'cluster: x' }, { TAG: 'x' }],
    ['variable missing', {}, {}],
    ['broken', { 'td.json': '{' }, { TAG: 'x' }],
    ['a condition on a lookup', { 'td.json': '{{ if eq (tfstate `x`) `y` }}{}{{ end }}' }, { TAG: 'x' }],
  ])('is undefined: %s', async (_, more, env) => {
    const { project } = await open(more, {}, env)
    expect(await project.outline()).toBeUndefined()
  })

  test('is there also where the definition has mistakes', async () => {
    const { project } = await open({ 'td.json': '{"family": "web", "cpu": 1, "networkMode": "{{ tfstate `x` }}"}' })
    expect(await project.outline()).toEqual({ family: 'web', roles: [], containers: [] })
  })
})

describe('overrides()', () => {
  test('takes the text before the file, and only the file is a template', async () => {
    const { project, live } = await open({ 'o.json': '{"cpu": "{{ must_env `TAG` }}"}' })
    const door = live()
    expect(await project.overrides(door, { text: '{"CPU": "{{ x }}"}', file: 'nope.json' })).toEqual({ cpu: '{{ x }}' })
    expect(await project.overrides(door, { file: 'o.json' })).toEqual({ cpu: 'v1' })
    expect(await project.overrides(door, {})).toBeUndefined()
    expect(await project.overrides(door, { text: '' })).toBeUndefined()
  })

  test.each([
    ['{containerOverrides:[]}', { file: '--overrides', line: 1, column: 2 }, 'a word that JSON does not have'],
    ['[]', { file: '--overrides', line: 1, column: 1 }, 'the overrides must be an object'],
    ['{"cpu": 1}', { file: '--overrides', line: 1, column: 9 }, '`cpu` must be a string, not a number'],
    ['{} x', { file: '--overrides', line: 1, column: 4 }, 'there is text behind the value'],
  ])('refuses %s', async (text, at, message) => {
    const { project, live } = await open()
    await expect(project.overrides(live(), { text })).rejects.toMatchObject({ message, at })
  })
})

test('evaluation is stopped when the time is over, in Jsonnet without an end', async () => {
  const loop = 'local f(x) = if x < 0 then 1 else f(x + 1) tailstrict; { family: f(1) }'
  const files = { 'ecspresso.yml': 'region: eu-west-1\ntask_definition: td.jsonnet\n', 'td.jsonnet': loop }
  const pause = () => {
    throw new Error('the time is over')
  }
  const door = testWorld().door()
  const project = await openProject(door, { ...projectPorts(files), pause }, {})
  await expect(project.taskDefinition(door)).rejects.toThrow('the time is over')
})
