import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { splitWords } from '../../src/cli/split-words.ts'
import { memoryFiles, type Tree } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'

const examples = join(import.meta.dirname, '../../examples')

/** The files of an example, as if they lay in a folder of their own. */
function exampleOf(name: string): Tree {
  const folder = join(examples, name)
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(files.map((entry) => [entry.name, readFileSync(join(folder, entry.name))]))
}

test('an example whose bucket is missing names the scenario that lies beside it', async () => {
  const ports = testPorts({ env: { IMAGE_TAG: 'v1' } })
  const files = memoryFiles('/project', exampleOf('web'))
  const told = await runTestCommand(['deploy', '--sandbox'], { ...ports, files, realNow: Date.now })
  expect(told.exitCode).toBe(1)
  expect(told.stderr).toContain('s3:GetObject failed: NoSuchBucket')
  expect(told.stderr).toMatch(/\nhint: `--scenario scenario\.yml` sets the sandbox up as the file says\n$/)
})

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

/** The command line of a canary's role, and that of whoever approves it. */
const canary = { deploy: 'deploy --wait-until paused', back: 'rollback --compat v3', on: 'continue' }

test.each([
  ['policy.json', 'hello', 'ecspresso.yml', ['run --watch-container app', 'deploy']],
  ['plan.json', 'hello', 'ecspresso.yml', ['diff']],
  ['canary.json', 'scenarios', 'approval.yml', [canary.deploy, canary.back]],
  ['approve.json', 'scenarios', 'approval.yml', [canary.on]],
])('examples/github/%s is the policy for examples/%s/%s of %j', async (file, example, config, lines) => {
  const ports = { ...testPorts(), files: memoryFiles('/project', exampleOf(example)) }
  const options = ['--format', 'json', '--config', config]
  const { stdout } = await runTestCommand(
    ['policy', 'generate', ...options, ...lines.flatMap((line) => ['--for', line])],
    ports,
  )
  expect(readFileSync(join(examples, 'github', file), 'utf8')).toBe(stdout)
})

const organization = '00000000-0000-0000-0000-000000000000'
const project = '11111111-1111-1111-1111-111111111111'
test.each([
  ['github', 'trust.json', '--repo example/hello --repo-ids 1234567/7654321 --environment production'],
  ['github', 'trust-canary.json', '--repo example/hello --repo-ids 1234567/7654321 --environment canary'],
  ['circleci', 'trust.json', `--org-id ${organization} --project-id ${project}`],
  ['gitlab', 'trust.json', '--repo example/hello --branch main'],
])('examples/%s/%s is what `policy trust` prints for %s', async (provider, file, flags) => {
  const argv = ['policy', 'trust', provider, ...flags.split(' '), '--account', '111122223333']
  const { stdout } = await runTestCommand(argv, testPorts())
  expect(readFileSync(join(examples, provider, file), 'utf8')).toBe(stdout)
})

test.each(['github', 'gitlab'])('the trust of the plan of examples/%s has no findings', async (name) => {
  const files = memoryFiles('/project', exampleOf(name))
  const told = await runTestCommand(['policy', 'lint', 'trust-plan.json'], { ...testPorts(), files })
  expect(told).toMatchObject({ exitCode: 0, stdout: 'nothing found in 1 policy\n' })
})

/** The command lines of a workflow, in its order: those of scripts, and those that the action is given. */
function linesOf(workflow: string): string[] {
  const text = readFileSync(join(examples, workflow), 'utf8')
  const line =
    /^[\s-]*(?:run: )?ristretto (?<script>.+?)(?: (?:>|\|\||#) ?.*)?$|command: (?<command>.+)(?:\n +args: (?<args>.+?)(?: # .*)?)?$/gm
  return [...text.matchAll(line)].map(({ groups: { script, command, args } = {} }) =>
    (script ?? [command, args].filter(Boolean).join(' ')).replace(/ --junit \S+$/, ''),
  )
}

describe.each([
  ['github/.github/workflows/deploy.yml', 'github/.github/workflows/canary.yml'],
  ['circleci/.circleci/config.yml', 'circleci/.circleci/canary.yml'],
  ['gitlab/.gitlab-ci.yml', 'gitlab/canary.gitlab-ci.yml'],
])('examples/%s', (deploys, pauses) => {
  /** Runs a command line in the sandbox, under one of the policies of examples/github. */
  function pipeline(example: string, config: string) {
    const policies = Object.entries(exampleOf('github')).filter(([name]) => name.endsWith('.json'))
    const files = memoryFiles('/project', { ...exampleOf(example), ...Object.fromEntries(policies) })
    const ports = { ...testPorts(), files, realNow: Date.now }
    return (line: string, policy: string) =>
      runTestCommand([...splitWords(line), '--config', config, '--sandbox', '--sandbox-policy', policy], ports)
  }

  test('plans and deploys with the committed policies', async () => {
    const [diff = '', policyDiff = '', migrate = '', deploy = '', ...others] = linesOf(deploys)
    expect(others).toEqual([])
    const run = pipeline('hello', 'ecspresso.yml')
    expect(await run(migrate, 'policy.json')).toMatchObject({ exitCode: 0 })
    expect(await run(deploy, 'policy.json')).toMatchObject({ exitCode: 0 })
    const told = await run(diff, 'plan.json')
    expect(told, told.stderr).toMatchObject({ exitCode: 0 })
    const files = memoryFiles('/project', { ...exampleOf('hello'), ...exampleOf('github') })
    const needed = await runTestCommand(splitWords(policyDiff), { ...testPorts(), files })
    expect(needed.exitCode, needed.stderr).toBe(0)
  })

  test('pauses, and goes on or back, as those whose role it is decide', async () => {
    expect(linesOf(pauses)).toEqual([canary.deploy, canary.on, canary.back])
    const run = pipeline('scenarios', 'approval.yml')
    const roads: [string, string, number, RegExp][] = [
      [canary.deploy, 'canary.json', 0, /`ristretto continue` goes on, `ristretto rollback` goes back\n$/],
      [canary.on, 'canary.json', 1, /^error: ecs:ContinueServiceDeployment was denied/m],
      [canary.on, 'approve.json', 0, /web runs web:1\n$/],
      // One that has ended is left as it is.
      [canary.back, 'canary.json', 1, /^error: no deployment of service `web` is on its way/m],
      [canary.deploy, 'canary.json', 0, /`ristretto continue` goes on/],
      [canary.back, 'canary.json', 0, /the deployment of web:2 was taken back\nderegistered web:2\n$/],
    ]
    for (const [line, policy, exitCode, said] of roads) {
      const told = await run(line, policy)
      expect(told.stderr).toMatch(said)
      expect(told.exitCode).toBe(exitCode)
    }
  })
})
