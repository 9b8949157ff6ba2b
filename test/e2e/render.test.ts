import { describe, expect, test } from 'vitest'
import { createStage } from './stage.ts'

describe('render', () => {
  test('prints configuration and definitions, and calls nobody', async () => {
    const told = await createStage().run('render config taskdef')
    expect(told).toMatchObject({ exitCode: 0, calls: [], stderr: '' })
    expect(told.stdout).toMatch(
      /^region: ap-northeast-1\ncluster: app\nservice: web\n[\s\S]*timeout: 10m0s\n\{\n {2}"containerDefinitions"/,
    )
    expect(told.stdout).toContain('"image": "example.com/web:v1"')
  })

  test('--jsonnet prints them as Jsonnet', async () => {
    const told = await createStage().run('render --jsonnet servicedef')
    expect(told.exitCode).toBe(0)
    expect(told.stdout).toContain("  launchType: 'FARGATE',\n")
    expect(told.stdout).toMatch(/^\{\n {2}deploymentConfiguration: \{\n/)
  })

  test('what cannot be rendered is refused with what can', async () => {
    const told = await createStage().asAdministrator('render appspec')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toBe(
      'error: `appspec` cannot be rendered\nhint: one of config, service-definition, servicedef, task-definition, taskdef\n',
    )
  })

  test('--help names what it takes', async () => {
    const told = await createStage().asAdministrator('render --help')
    expect(told.stdout).toContain('Usage: ristretto render [flags] <target...>\n')
  })
})

describe('version', () => {
  test('prints the version', async () => {
    expect(await createStage().asAdministrator('version')).toMatchObject({
      exitCode: 0,
      stdout: 'ristretto 0.1.0\nfollows ecspresso 2.8.7 (compat v2) and 3.0.0 (compat v3)\n',
    })
  })
})
