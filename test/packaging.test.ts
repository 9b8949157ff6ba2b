import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'

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

test('the formula is Ruby', ({ skip }) => {
  const { error, status, stderr } = spawnSync('ruby', ['-c', join(out, 'filled/homebrew/ristretto.rb')], {
    encoding: 'utf8',
  })
  if (error) return skip('there is no Ruby')
  expect(status, stderr).toBe(0)
})
