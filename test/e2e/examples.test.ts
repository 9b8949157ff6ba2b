import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { memoryFiles, type Tree } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'

const examples = join(import.meta.dirname, '../../examples')

/** The files of an example, as if they lay in a folder of their own. */
function exampleOf(name: string): Tree {
  const folder = join(examples, name)
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(files.map((entry) => [entry.name, readFileSync(join(folder, entry.name))]))
}

test.each([
  ['hello', 'deploy --sandbox', 'hello runs hello:1'],
  ['web', 'deploy --scenario scenario.yml', 'web runs web:1'],
  ['jsonnet', 'deploy --sandbox --config ecspresso.jsonnet', 'shop runs shop-staging:1'],
  ['jsonnet', 'run --sandbox --config ecspresso.jsonnet --watch-container app', '  container envoy exited with 143.*'],
])('the example %s can be tried at once', async (name, line, last) => {
  const ports = testPorts({ env: { IMAGE_TAG: 'v1' } })
  const told = await runTestCommand(line.split(' '), {
    ...ports,
    files: memoryFiles('/project', exampleOf(name)),
    realNow: Date.now,
  })
  expect(told.exitCode, told.stderr).toBe(0)
  expect(told.stderr).toMatch(new RegExp(`\\n${last}\\n$`))
})

test('every example is tried here, and some in tests of their own', () => {
  const all = ['circleci', 'github', 'gitlab', 'hello', 'jsonnet', 'sandbox-tests', 'scenarios', 'terraform', 'web']
  expect(readdirSync(examples).sort()).toEqual(all)
})

test.each([
  ['policy.json', ['run --watch-container app', 'deploy']],
  ['plan.json', ['diff']],
])('examples/github/%s is the policy of %j in examples/hello', async (file, lines) => {
  const ports = { ...testPorts(), files: memoryFiles('/project', exampleOf('hello')) }
  const argv = ['policy', 'generate', '--format', 'json', ...lines.flatMap((line) => ['--for', line])]
  const { stdout } = await runTestCommand(argv, ports)
  expect(readFileSync(join(examples, 'github', file), 'utf8')).toBe(stdout)
})

test.each(['github', 'circleci', 'gitlab'])('the trust policy of examples/%s has no findings', async (name) => {
  const files = memoryFiles('/project', exampleOf(name))
  const told = await runTestCommand(['policy', 'lint', 'trust.json'], { ...testPorts(), files })
  expect(told).toMatchObject({ exitCode: 0, stdout: 'nothing found in 1 policy\n' })
})
