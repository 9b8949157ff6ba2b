/** Lookups in the top level of the configuration itself, which ecspresso 3 allows. */
import { describe, expect, test } from 'vitest'
import type { StatementDocument } from '../../src/iam/index.ts'
import type { Resources } from '../../src/sandbox/index.ts'
import { temporaryProject } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { createStage, region, webProject } from './stage.ts'

const configuration = `compat: v3
region: ${region}
cluster: "{{ ssm \`/app/cluster\` }}"
service: "{{ cfn_output \`names\` \`Service\` }}"
service_definition: ecs-service-def.json
task_definition: ecs-task-def.json
plugins:
  - name: cloudformation
`
const resources: Resources = {
  parameters: [{ name: '/app/cluster', value: 'app' }],
  stacks: [{ name: 'names', outputs: { Service: 'web' } }],
}

const { 'ecspresso.yml': _, ...definitions } = webProject
const stageWith = (files: Readonly<Record<string, string>>) => createStage({ files, resources })

describe('a configuration that looks names up', () => {
  test('deploys under exactly the policy that --read generates', async () => {
    const stage = stageWith({ 'ecspresso.yml': configuration })
    const policy = await stage.policyOf(['deploy'], ['--read'])
    const text = JSON.stringify(policy)
    for (const part of ['parameter/app/cluster', 'stack/names/*', ':service/app/web']) expect(text).toContain(part)
    const told = await stage.run('deploy', { policy })
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.calls.slice(0, 2).toSorted()).toEqual(['cloudformation:DescribeStacks', 'ssm:GetParameter'])
    expect(told.calls.filter((call) => call === 'ssm:GetParameter')).toHaveLength(1)
    const service = stage.sandbox.perform('ecs:DescribeServices', { cluster: 'app', services: ['web'] })
    expect(service).toMatchObject({ services: [{ serviceName: 'web' }] })
  })

  test('has a policy with placeholders in words, and none in JSON, while nobody has read them', async () => {
    const stage = stageWith({ 'ecspresso.yml': configuration })
    const told = await stage.asAdministrator('policy generate --for wait --format text')
    expect(told).toMatchObject({ exitCode: 0, calls: [] })
    expect(told.stdout).toContain(':service/${ssm /app/cluster}/${cfn_output names Service}"')
    expect((await stage.asAdministrator('policy generate --for wait --format json')).stderr).toContain(
      'error: the policy holds what nobody has read: `ssm /app/cluster`, `cfn_output names Service` [POLICY_INCOMPLETE]\nhint: look it up with `--read`',
    )
  })

  test('is denied with the place of the lookup, and calls nothing after it', async () => {
    const stage = stageWith({ 'ecspresso.yml': configuration })
    const policy = await stage.policyOf(['deploy'], ['--read'])
    const statements = ([policy.Statement].flat() as readonly StatementDocument[]).filter(
      ({ Action }) => !JSON.stringify(Action).includes('ssm:GetParameter'),
    )
    const told = await stage.run('deploy', { policy: { ...policy, Statement: statements } })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/^error: ecspresso\.yml:3:14: ssm:GetParameter was denied/m)
    expect(told.stderr).toContain('"ssm:GetParameter"')
    expect(told.calls.filter((call) => call.startsWith('ecs:'))).toEqual([])
  })

  test('is rendered with what was read, and explained without', async () => {
    const stage = stageWith({ 'ecspresso.yml': configuration })
    expect((await stage.run('render config')).stdout).toContain('cluster: app\nservice: web\n')
    const explained = await stage.asAdministrator('render --explain config')
    expect(explained.calls).toEqual([])
    expect(explained.stdout).toContain('ecspresso.yml:3:14 ssm /app/cluster\n  reads the parameter `/app/cluster`\n')
  })

  test('is tried in the sandbox as the role of the generated policy', async () => {
    const directory = await temporaryProject({
      ...definitions,
      'ecspresso.yml': configuration,
      'scenario.yml':
        'parameters:\n  - {name: /app/cluster, value: app}\nstacks:\n  - {name: names, outputs: {Service: web}}\n',
    })
    const told = await runTestCommand(['deploy', '--scenario', 'scenario.yml'], testPorts({ directory }))
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain('web runs web:1')
  })

  test.each([
    [
      'ecspresso.jsonnet',
      `local ssm = std.native('ssm');\n{\n  compat: 'v3', region: '${region}', cluster: ssm('/app/cluster'), service: std.native('cfn_output')('names', 'Service'), task_definition: 'ecs-task-def.json', service_definition: 'ecs-service-def.json', plugins: [{ name: 'cloudformation' }] }`,
    ],
    [
      'ecspresso.json',
      `{"compat": "v3", "region": "${region}", "cluster": "{{ ssm \`/app/cluster\` }}", "service": "web", "task_definition": "ecs-task-def.json"}`,
    ],
  ])('may be %s', async (name, text) => {
    const told = await stageWith({ [name]: text }).asAdministrator(`render config --config ${name}`)
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stdout).toContain('cluster: app\nservice: web\n')
  })

  test.each([
    ['service: "{{ ssm `/app/none` }}"', /error: ecspresso\.yml:4:14: ssm:GetParameter failed: ParameterNotFound/],
    ['service: "{{ ssm `/app/cluster` }} x"', /error: ecspresso\.yml:4:\d+: invalid value for `service`/],
    ['timeout: "{{ ssm `/app/cluster` }}"', /error: ecspresso\.yml:4:\d+: `timeout` must be a duration/],
  ])('a mistake shows with its place: %s', async (line, message) => {
    const text = configuration.replace(/^service: .*$/m, line)
    const told = await stageWith({ 'ecspresso.yml': text }).asAdministrator('status')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(message)
    expect(told.calls.filter((call) => call.startsWith('ecs:'))).toEqual([])
  })

  test('what its declarations of plugins look up is refused, and so is every lookup under v2', async () => {
    const inPlugin = configuration.replace(
      '- name: cloudformation',
      '- {name: tfstate, config: {path: "{{ ssm `/x` }}"}}',
    )
    for (const text of [inPlugin, configuration.replace('compat: v3', 'compat: v2')]) {
      const told = await stageWith({ 'ecspresso.yml': text }).asAdministrator('status')
      expect(told).toMatchObject({ exitCode: 1, calls: [] })
      expect(told.stderr).toContain('cannot be used in the configuration')
    }
  })
})
