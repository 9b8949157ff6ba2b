import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { folderWith, project } from './program.ts'

// The action as GitHub runs it: inputs as variables, files for outputs, summary and PATH.
const root = join(import.meta.dirname, '../..')
const action = mkdtempSync(join(tmpdir(), 'ristretto-action-'))
const metadata = parse(readFileSync(join(root, 'action.yml'), 'utf8'))

beforeAll(() => void execFileSync(process.execPath, [join(root, 'scripts/action.mjs'), '--out', action]), 60_000)
afterAll(() => rmSync(action, { recursive: true, force: true }))

/** Runs a step: inputs it does not name are empty, as GitHub gives them. */
async function step(inputs: Readonly<Record<string, string>>, workspace: string) {
  const runner = folderWith({ output: '', summary: '', path: '' })
  const names = new Set([...Object.keys(metadata.inputs), ...Object.keys(inputs)])
  const given = Object.fromEntries([...names].map((name) => [`INPUT_${name.toUpperCase()}`, inputs[name] ?? '']))
  const child = spawn(process.execPath, [join(action, 'main.cjs')], {
    cwd: workspace,
    env: {
      PATH: process.env['PATH'] ?? '',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: join(runner, 'output'),
      GITHUB_STEP_SUMMARY: join(runner, 'summary'),
      GITHUB_PATH: join(runner, 'path'),
      RUNNER_TEMP: runner,
      ...given,
    },
  })
  const [[exitCode], stdout, stderr] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)])
  const read = (name: string) => readFileSync(join(runner, name), 'utf8')
  const outputs = Object.fromEntries(
    [...read('output').matchAll(/^(\S+)<<(\S+)\n([\s\S]*?)\n\2\n/gm)].map(([, name = '', , value]) => [name, value]),
  )
  return { exitCode, stdout, stderr, outputs, path: read('path').trim() }
}

test('runs a command and gives what it printed', async () => {
  const inputs = { command: 'policy generate', args: "--for deploy --assume 'the service exists' --format json" }
  const { exitCode, outputs, stdout } = await step(inputs, project())
  expect(exitCode).toBe(0)
  expect(outputs['exit-code']).toBe('0')
  expect(JSON.parse(outputs['stdout'] ?? '').Statement.length).toBeGreaterThan(2)
  expect(stdout).toContain('"Version": "2012-10-17"')
})

test('works in a folder, with a configuration', async () => {
  const workspace = folderWith({
    'sub/other.yml': 'region: us-east-1\ncluster: app\ntask_definition: task.json\n',
    'sub/task.json': '{"family": "web", "containerDefinitions": [{"name": "app", "image": "x", "memory": 64}]}',
  })
  const inputs = {
    command: 'register',
    config: 'other.yml',
    'working-directory': 'sub',
    args: '--sandbox',
    timeout: '5m',
  }
  const { exitCode, stderr } = await step(inputs, workspace)
  expect(exitCode, stderr).toBe(0)
  expect(stderr).toContain('registered web:1')
})

test('a command that fails fails the step with its exit code', async () => {
  const { exitCode, outputs } = await step({ command: 'policy lint', args: 'none.json' }, project())
  expect(exitCode).toBe(2)
  expect(outputs['exit-code']).toBe('2')
})

test('without a command it puts the program on PATH, for this step and those that follow', async () => {
  const { exitCode, stdout, path } = await step({}, project())
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' })
  for (const name of ['ristretto', 'ristretto-run']) {
    // The folder goes with the test: what matters is that the command is there and runs.
    expect(existsSync(join(path, name))).toBe(true)
    expect(spawnSync(join(path, name), ['version'], { encoding: 'utf8' }).stdout).toMatch(/^ristretto \d/)
  }
})

test.each([
  [{ comand: 'deploy' }, 'unknown input `comand`; did you mean `command`?'],
  [{ args: '--tasks 1' }, '`args` and flags need a `command`'],
  [{ command: 'deploy', args: "--tasks '1" }, "a quote in `--tasks '1` has no end"],
  [{ command: 'deploy', 'working-directory': 'nowhere' }, '`working-directory` names `nowhere`, which is not there'],
])('%j is refused', async (inputs, message) => {
  const { exitCode, stdout } = await step(inputs, project())
  expect(exitCode).toBe(1)
  expect(stdout).toMatch(/^::error title=ristretto::.*\n$/)
  expect(stdout).toContain(message)
})

test('action.yml names what is there', () => {
  expect(metadata.runs).toEqual({ using: 'node24', main: 'action/dist/main.cjs' })
  for (const { description } of Object.values<{ description: string }>({ ...metadata.inputs, ...metadata.outputs }))
    expect(description).toMatch(/^[A-Z]/)
})
