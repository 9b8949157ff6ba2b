import { describe, expect, test } from 'vitest'
import { type Compat, lines } from '../compat/index.ts'
import { lineOf } from './configuration/index.ts'
import { openProject } from './index.ts'
import type { ProjectOptions } from './ports.ts'
import { projectPorts, testWorld } from './project.fixture.ts'

async function opened(text: string, options: ProjectOptions = {}, files: Readonly<Record<string, string>> = {}) {
  const world = testWorld()
  const door = world.door()
  const ports = projectPorts({ 'ecspresso.yml': text, ...files }, { A: 'a', AWS_REGION: 'eu-west-1' })
  const project = await openProject(door, ports, options)
  return { project, door, warnings: world.warnings() }
}

describe('which line is followed', () => {
  test.each<[string, Compat | undefined, Compat]>([
    ['service: web', undefined, 'v2'],
    ['compat: v3', undefined, 'v3'],
    ['compat: "v3" # now', undefined, 'v3'],
    ['{ "compat": "v3" }', undefined, 'v3'],
    ['compat: v3', 'v2', 'v2'],
    ['service: web', 'v3', 'v3'],
    ['required_version: ">= 3.0.0, < 4"', undefined, 'v3'],
    ["required_version: '>= 2.0.0'", undefined, 'v2'],
    ['required_version: "~> 2.8"', undefined, 'v2'],
    ['required_version: "= 1.7"', undefined, 'v2'],
    ['required_version: ">= 3"\ncompat: v2', undefined, 'v2'],
  ])('%s with --compat %s: %s', (source, option, compat) => {
    expect(lineOf(source, option).compat).toBe(compat)
  })

  test('required_version is compared with it', async () => {
    expect((await opened('required_version: ">= 3.0.0"')).project.line).toBe(lines.v3)
    await expect(opened('required_version: ">= 3.0.0"\ncompat: v2')).rejects.toMatchObject({
      message: '`required_version` wants `>= 3.0.0`, but ecspresso 2.8.7 is followed',
      hint: '`compat: v3` or `--compat v3` follows 3.0.0',
    })
  })

  test('a template cannot make it', async () => {
    await expect(opened('compat: {{ env `X` `v3` }}')).rejects.toMatchObject({
      message: '`compat` must stand in the file as it is',
      at: { line: 1 },
    })
    await expect(opened('compat: v4')).rejects.toMatchObject({
      message: '`compat` must be one of `v2`, `v3`, not `v4`',
    })
  })
})

describe('a bare number as a duration', () => {
  test('is nanoseconds in v2, and refused below a second, with both readings', async () => {
    await expect(opened('timeout: 600')).rejects.toMatchObject({
      code: 'CONFIG_TIMEOUT',
      message: '`timeout: 600` is less than a second',
      hint: 'a bare number is 600 nanoseconds in ecspresso v2; write `600s` for seconds, `0` for no limit',
      at: { line: 1, column: 10 },
    })
    expect((await opened('timeout: 600000000000')).warnings[0]).toContain(
      'is 600000000000 nanoseconds, as in ecspresso v2',
    )
  })

  test('is seconds in v3, warned about above 30 days', async () => {
    const { project, warnings } = await opened('compat: v3\ntimeout: 600')
    expect([project.timeoutSeconds, project.configuration.timeout, warnings]).toEqual([600, '10m0s', []])
    expect((await opened('compat: v3\ntimeout: 600000000000')).warnings[0]).toContain('seconds')
  })

  test.each(['1ms', '999ms', '1ns'])('%s is too short in both, as an option too', async (text) => {
    for (const compat of ['v2', 'v3'])
      await expect(opened(`compat: ${compat}\ntimeout: ${text}`)).rejects.toMatchObject({ code: 'CONFIG_TIMEOUT' })
    await expect(opened('', { timeout: text })).rejects.toMatchObject({ code: 'OPTION_TIMEOUT' })
  })

  test('0 is no limit', async () => {
    for (const compat of ['v2', 'v3'])
      expect((await opened(`compat: ${compat}\ntimeout: 0`)).project.timeoutSeconds).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('keys in another case', () => {
  const definition = JSON.stringify({ Family: 'web', containerDefinitions: [{ name: 'a', image: 'x' }] })

  test('are keys in v2', async () => {
    const { project, door } = await opened('Service: web\ntask_definition: td.json', {}, { 'td.json': definition })
    expect([project.service, (await project.taskDefinition(door)).family]).toEqual(['web', 'web'])
  })

  test('are none in v3', async () => {
    const text = 'compat: v3\nService: web\ntask_definition: td.json'
    const { project, door, warnings } = await opened(text, {}, { 'td.json': definition })
    expect(project.service).toBeUndefined()
    expect(warnings).toEqual(['ecspresso.yml:2:1: unknown key `Service` | did you mean `service`?'])
    await expect(project.taskDefinition(door)).rejects.toMatchObject({ message: '`family` is missing' })
  })
})

describe('a configuration in YAML', () => {
  test('is rendered first in v2', async () => {
    expect((await opened('service: {{ env `A` `x` }}')).project.service).toBe('a')
  })

  test('is YAML before in v3', async () => {
    await expect(opened('compat: v3\nservice: {{ env `A` `x` }}-web')).rejects.toMatchObject({
      code: 'YAML_SYNTAX',
      at: { file: 'ecspresso.yml', line: 2 },
      hint: 'ecspresso 3 reads YAML before its templates: put a value that has `{{ }}` in quotes',
    })
    expect((await opened('compat: v3\nservice: "{{ env `A` `x` }}"')).project.service).toBe('a')
  })

  const state = { 'a.tfstate': JSON.stringify({ version: 4, outputs: { c: { value: 'main', type: 'string' } } }) }
  const plugins = 'plugins:\n  - name: tfstate\n    config:\n      path: "{{ env `A` `x` }}.tfstate"\n'

  test('makes lookups in its top level in v3 alone', async () => {
    const { project } = await opened(`compat: v3\ncluster: "{{ tfstate \`output.c\` }}"\n${plugins}`, {}, state)
    expect(project.cluster).toBe('main')
    await expect(opened(`cluster: "{{ tfstate \`output.c\` }}"\n${plugins}`, {}, state)).rejects.toMatchObject({
      message: '`tfstate` cannot be used in the configuration',
    })
  })
})

test('`filter_command` is told of in the words of the line, and taken under both', async () => {
  const told = async (compat: string) =>
    (await opened(`compat: ${compat}\nservice: web\nfilter_command: peco`)).warnings.map((text) => text.split(' | ')[0])
  expect(await told('v2')).toEqual(['ecspresso.yml:3:1: `filter_command` is deprecated'])
  expect(await told('v3')).toEqual(['ecspresso.yml:3:1: `filter_command` is gone from ecspresso 3, and taken here'])
})
