import { describe, expect, test } from 'vitest'
import { memoryFiles, type Tree } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { webProject } from './stage.ts'

const account = '111122223333'

/** Runs a command line in a folder with the web project and a scenario. */
function run(line: string, scenario: string, files: Tree = {}) {
  const memory = memoryFiles('/project', {
    ...webProject,
    'scenario.yml': `account: "${account}"\n${scenario}`,
    ...files,
  })
  let tokens = 0
  return runTestCommand([...line.split(' '), '--scenario', 'scenario.yml'], {
    ...testPorts({ env: {} }),
    files: memory,
    realNow: Date.now,
    token: () => `token-${++tokens}`,
  })
}

describe('what a scenario lists is all that there is of its kind', () => {
  test('a log group that it does not list fails the task, as on AWS', async () => {
    const told = await run('run --watch-container app', 'logGroups: [/other]')
    expect(told.exitCode).not.toBe(0)
    expect(told.stderr).toContain('The specified log group does not exist')
  })

  test('a cluster that it does not list is not found', async () => {
    const told = await run('deploy', 'clusters: [another]')
    expect(told.exitCode).not.toBe(0)
    expect(told.stderr).toContain('Cluster')
    expect(told.stderr).not.toContain('bug:')
  })

  test('a role that it does not list cannot be taken up', async () => {
    const told = await run('deploy', 'roles: [{ name: web-exec }]')
    expect(told.exitCode).not.toBe(0)
    expect(told.stderr).toMatch(/web-task/)
  })

  test('with what it does not list the project has its way', async () => {
    const told = await run('deploy', 'buckets: []')
    expect([told.exitCode, told.stderr.includes('web runs web:1')]).toEqual([0, true])
  })
})
