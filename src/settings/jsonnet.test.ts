import { describe, expect, test } from 'vitest'
import { positionText, UserError, unread } from '../calls/index.ts'
import { openProject } from './index.ts'
import type { ProjectOptions } from './ports.ts'
import { offline, projectPorts, testWorld } from './project.fixture.ts'

const STATE = JSON.stringify({
  version: 4,
  outputs: {
    nothing: { value: null, type: 'string' },
    subnets: { value: ['a', 'b'], type: [] },
    image: { value: 'registry/web:very-secret', type: 'string' },
  },
})
const CONFIG = `{
  region: 'eu-west-1',
  cluster: std.native('env')('CLUSTER', 'default'),
  service: std.extVar('name'),
  task_definition: 'td.jsonnet',
  service_definition: 'sv.jsonnet',
  plugins: [{ name: 'tfstate', config: { path: 'terraform.tfstate' } }],
}`
const options: ProjectOptions = { config: 'ecspresso.jsonnet', extStr: { name: 'web' }, extCode: { count: '1 + 1' } }

async function open(files: Readonly<Record<string, string>>, env: Record<string, string> = {}) {
  const world = testWorld()
  const door = world.door()
  const all = { 'ecspresso.jsonnet': CONFIG, 'terraform.tfstate': STATE, ...files }
  return { world, door, project: await openProject(door, projectPorts(all, env), options) }
}

function printed(error: unknown): string {
  if (!(error instanceof UserError)) throw error
  return `${error.at ? positionText(error.at) : ''}: ${error.message}${error.hint ? ` | ${error.hint}` : ''}`
}
async function errorOf(td: string, more: Record<string, string> = {}): Promise<string> {
  const { project, door } = await open({ 'td.jsonnet': td, ...more })
  return project.taskDefinition(door).then(() => 'no error', printed)
}

test('configuration and definitions may be Jsonnet, with external variables, imports and natives', async () => {
  const { project, door, world } = await open(
    {
      'td.jsonnet': `
        local container = import 'lib/container.libsonnet';
        { family: std.extVar('name'), containerDefinitions: [container + { image: std.native('tfstate')('output.image') }] }`,
      'lib/container.libsonnet': `(import 'base.libsonnet') + { name: importstr 'name.txt' }`,
      'lib/base.libsonnet': '{ cpu: 1, essential: true }',
      'lib/name.txt': 'app',
      'sv.jsonnet': `{
        desiredCount: std.extVar('count'),
        networkConfiguration: { awsvpcConfiguration: { subnets: std.native('tfstate')('output.subnets'), securityGroups: ['{{ must_env \`SG\` }}'] } },
      }`,
    },
    { CLUSTER: 'prod', SG: 'sg-1' },
  )
  expect(project).toMatchObject({ cluster: 'prod', service: 'web', region: 'eu-west-1' })
  expect((await project.taskDefinition(door)).input).toEqual({
    family: 'web',
    containerDefinitions: [{ name: 'app', cpu: 1, essential: true, image: 'registry/web:very-secret' }],
  })
  expect((await project.serviceDefinition(door)).input).toEqual({
    serviceName: 'web',
    desiredCount: 2,
    networkConfiguration: { awsvpcConfiguration: { subnets: ['a', 'b'], securityGroups: ['sg-1'] } },
  })
  expect(world.warnings()).toEqual([])
})

test('a lookup is a mark in the outline', async () => {
  const td = `{ family: 'web-' + std.native('tfstate')('output.image'), containerDefinitions: [{ name: 'a' }] }`
  const { project } = await open({ 'td.jsonnet': td })
  expect(await project.outline()).toMatchObject({ family: `web-${unread('tfstate output.image')}` })
})

test('overrides may be Jsonnet', async () => {
  const { project, door } = await open({
    'o.jsonnet': "{ containerOverrides: [{ name: 'a', cpu: std.extVar('count') }] }",
  })
  expect(await project.overrides(door, { file: 'o.jsonnet' })).toEqual({ containerOverrides: [{ name: 'a', cpu: 2 }] })
})

describe('mistakes', () => {
  const C = 'containerDefinitions: [{}]'
  test.each([
    ['syntax', `{ family: 'a' `, 'td.jsonnet:1:15: '],
    ['unknown variable', `{ family: x, ${C} }`, 'td.jsonnet:1:11: Unknown variable: x'],
    ['runtime', `{ family: error 'no name', ${C} }`, 'td.jsonnet:1:11: no name'],
    ['external variable', `{ family: std.extVar('nope'), ${C} }`, 'td.jsonnet:1:11: Undefined external variable: nope'],
    [
      'import',
      `{ family: (import 'nope.libsonnet').x, ${C} }`,
      `td.jsonnet:1:12: couldn't open import "nope.libsonnet": no match locally or in the Jsonnet library paths`,
    ],
    [
      'address',
      `{ family: std.native('tfstate')('output.imag'), ${C} }`,
      'td.jsonnet:1:11: `output.imag` is not in the Terraform state `terraform.tfstate` | nearest: output.image, output.subnets',
    ],
    [
      'an output that is null',
      `{\n  family:\n    std.native('tfstate')('output.nothing'), ${C} }`,
      'td.jsonnet:3:5: `output.nothing` is null in the Terraform state `terraform.tfstate` | nearest: output.image, output.subnets',
    ],
    [
      'variables',
      `{ family: std.native('must_env')('A'), cpu: std.native('must_env')('B'), ${C} }`,
      'td.jsonnet:1:11: environment variables are not set: `A` (1:11), `B` (1:45) | set them, or name a file that does with `--envfile`',
    ],
    [
      'wrong type',
      `{ family: 1, ${C} }`,
      'td.jsonnet:1:11: `family` must be a string, not a number | put it in quotes',
    ],
    [
      'quotes in a template',
      `{ family: '{{ env "A" "b" }}', ${C} }`,
      'td.jsonnet:1:11: unexpected "\\\\" in operand | JSON writes `"` as `\\"`: use back quotes inside of `{{ }}`, or `std.native`',
    ],
    [
      'a value is not shown',
      `{ family: error std.native('tfstate')('output.image'), ${C} }`,
      'td.jsonnet:1:11: <looked up>',
    ],
    [
      'a value is no name of a variable to show',
      `{ family: std.native('must_env')(std.native('tfstate')('output.image')), ${C} }`,
      'td.jsonnet:1:11: the environment variable `<looked up>` is not set',
    ],
    [
      'an address that is none',
      `{ family: std.native('tfstate')(1), ${C} }`,
      'td.jsonnet:1:11: `tfstate` takes a string, not a number',
    ],
    [
      'a function of a plugin that is not declared',
      `{ family: 'a',\n cpu: std.native('cfn_output')('stack', 'Cpu'), ${C} }`,
      'td.jsonnet:2:7: Unexpected type null, expected function | the plugin `cloudformation` gives it: declare it under `plugins` in the configuration',
    ],
    [
      'such a function that has a name of its own',
      `local native = std.native;\nlocal output = native('cfn_output');\n{ family: 'a', cpu: output('stack', 'Cpu'), ${C} }`,
      'td.jsonnet:3:21: Unexpected type null, expected function | the plugin `cloudformation` gives it: declare it under `plugins` in the configuration',
    ],
    [
      'a function that nobody has',
      `{ family: std.native('caller_identity')('x'), ${C} }`,
      'td.jsonnet:1:11: Unexpected type null, expected function | `std.native` knows no function `caller_identity`',
    ],
    [
      'a function that is for templates alone',
      `{ family: std.native('tfstatef')('output.%s', 'image'), ${C} }`,
      "td.jsonnet:1:11: Unexpected type null, expected function | in Jsonnet write `std.native('tfstate')('...' % [...])`",
    ],
    [
      'an address in a template in a string',
      `{ family: 'a',\n containerDefinitions: [{ name: 'a' }, { image: 'x:{{ tfstate \`output.imag\` }}' }] }`,
      'td.jsonnet:2:52: `output.imag` is not in the Terraform state',
    ],
    [
      'variables in templates in strings',
      `{ family: '{{ must_env \`A\` }}',\n ${C},\n cpu: 'é{{ must_env \`B\` }}' }`,
      'td.jsonnet:1:12: environment variables are not set: `A` (1:12), `B` (3:10)',
    ],
    [
      'a template that the program puts together',
      `local it(name) = '{{ must_env \`' + name + '\` }}';\n{ ${C}, family: it('A') }`,
      'td.jsonnet:2:39: the environment variable `A` is not set',
    ],
    [
      'a type in an element of a list',
      `{ family: 'a', containerDefinitions: [\n  { name: 'a' },\n  { name: 'b', environment: [{ name: 'X', value: 1 }] },\n] }`,
      'td.jsonnet:3:50: `containerDefinitions[1].environment[0].value` must be a string',
    ],
  ])('%s', async (_, td, error) => {
    expect(await errorOf(td)).toSatisfy((text: string) => text.startsWith(error), error)
  })

  test.each([
    [
      'a call',
      `{ image: std.native('tfstate')('output.imag') }`,
      '2:10',
      '`output.imag` is not in the Terraform state',
    ],
    ['a template', `{ image: '{{ must_env \`A\` }}' }`, '2:11', 'the environment variable `A` is not set'],
    ['a wrong type', `{ image: [] }`, '2:10', '`containerDefinitions[0].image` must be a string'],
  ])('%s in an imported file has its place there', async (_, library, place, error) => {
    const td = `{ family: 'a', containerDefinitions: [import 'lib/a.libsonnet'] }`
    const text = await errorOf(td, { 'lib/a.libsonnet': `\n${library}` })
    expect(text).toContain(`lib/a.libsonnet:${place}: ${error}`)
  })

  test('a key that is a slip has the place of its name, in whichever object it stands', async () => {
    const td = `local base = {\n  famly: 'a' };\nbase { family: 'a', ${C} }`
    const { project, door, world } = await open({ 'td.jsonnet': td })
    await project.taskDefinition(door)
    expect(world.warnings()).toEqual([expect.stringContaining('td.jsonnet:2:3: unknown key `famly` is left out')])
  })

  test('a condition on what nobody has looked up is refused', async () => {
    const td = `{ family: if std.native('tfstate')('output.image') == 'x' then 'a' else 'b', ${C} }`
    const { project, world } = await open({
      'td.jsonnet': td,
      'ecspresso.jsonnet': CONFIG.replace("path: 'terraform.tfstate'", "url: 's3://b/k'"),
    })
    await expect(project.taskDefinition(world.door(offline))).rejects.toMatchObject({
      code: 'JSONNET_UNREAD',
      at: { file: 'td.jsonnet' },
      message: expect.stringContaining('tfstate output.image'),
    })
  })
})

describe('a configuration in JSON', () => {
  const read = async (json: string, env: Record<string, string> = {}) => {
    const door = testWorld().door()
    return openProject(door, projectPorts({ 'ecspresso.json': json }, env), {})
  }
  test('may have comments and trailing commas, as ecspresso reads it as Jsonnet', async () => {
    expect(await read('// c\n{ region: "a", "cluster": "c", }')).toMatchObject({ region: 'a', cluster: 'c' })
  })
  test('is a template', async () => {
    expect(await read('{"region": "{{ must_env `R` }}"}', { R: 'a' })).toMatchObject({ region: 'a' })
  })
  test('tells places in the file', async () => {
    const error = await read('{"region": "a",\n "clutser": "{{ env `X` `c` }}", "service": 1}').catch(printed)
    expect(error).toBe('ecspresso.json:2:45: `service` must be a string, not a number | put it in quotes')
  })
  test('tells where it is broken', async () => {
    expect(await read('{"region": "a",\n "cluster": }').catch(printed)).toMatch(/^ecspresso\.json:2:13: /)
  })
})
