import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { describePeer } from './describe-peer.ts'
import { findEcspresso } from './find-peer.ts'

// The projects of examples/ and of the recorded cases, rendered by the real ecspresso and by us: equal as values.

const root = join(import.meta.dirname, '../..')
const recorded = join(root, 'test/vectors/ecspresso')

/** Folders with a configuration of each kind, and the variables that their files want. */
const projects = [
  ...readdirSync(join(root, 'examples')).map((name) => join(root, 'examples', name)),
  ...readdirSync(recorded)
    .filter((name) => name.startsWith('render-'))
    .map((name) => join(recorded, name, 'project')),
].filter((folder) => configurationIn(folder) !== undefined)

function configurationIn(folder: string): string | undefined {
  return ['ecspresso.yml', 'ecspresso.yaml', 'ecspresso.json', 'ecspresso.jsonnet'].find((name) =>
    existsSync(join(folder, name)),
  )
}

/** The variables of a recorded case; for the examples, those that their files want, with any value. */
function variablesOf(folder: string): Readonly<Record<string, string>> {
  const own = join(folder, '../case.json')
  const { env = {} } = existsSync(own) ? JSON.parse(readFileSync(own, 'utf8')) : {}
  const kept = Object.entries<string>(env).filter(([, value]) => !value.includes('<'))
  return {
    AWS_REGION: 'ap-northeast-1',
    TAG: 'v1',
    AWS_ACCESS_KEY_ID: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
    ...Object.fromEntries(kept),
  }
}

/** Go prints the zero values of members that are not set: they mean the same as none. */
function withoutZeros(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutZeros)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, withoutZeros(inner)] as const)
  return Object.fromEntries(entries.filter(([, inner]) => inner !== '' && inner !== 0 && inner !== false))
}

describePeer('ecspresso renders what we render', findEcspresso(), ({ program, version }) => {
  const folders: string[] = []
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })

  test.each(projects.flatMap((folder) => [[folder.slice(root.length + 1), folder]]))('%s', async (_, folder) => {
    const directory = mkdtempSync(join(tmpdir(), 'both-'))
    folders.push(directory)
    cpSync(folder, directory, { recursive: true })
    const env = variablesOf(folder)
    for (const target of ['taskdef', 'servicedef']) {
      const theirs = spawnSync(program, ['render', target], {
        cwd: directory,
        encoding: 'utf8',
        env: { ...process.env, ...env },
      })
      const argv = ['render', target, '--compat', version.startsWith('3') ? 'v3' : 'v2']
      const ours = await runTestCommand(argv, testPorts({ directory, env }))
      expect(ours.exitCode === 0, `${target}: ${ours.stderr} / ${theirs.stderr}`).toBe(theirs.status === 0)
      if (theirs.status === 0)
        expect(withoutZeros(JSON.parse(ours.stdout))).toEqual(withoutZeros(JSON.parse(theirs.stdout)))
    }
  })
})

test('there are projects to compare', () => {
  expect(projects.length).toBeGreaterThan(2)
  for (const folder of projects)
    expect(readFileSync(join(folder, configurationIn(folder) ?? '')).length).toBeGreaterThan(0)
})
