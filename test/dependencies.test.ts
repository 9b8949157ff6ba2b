import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

interface Locked {
  readonly hasInstallScript?: boolean
}

/** What a lockfile holds, by its places in node_modules. */
function lockedIn(file: string): [place: string, locked: Locked][] {
  return Object.entries(JSON.parse(readFileSync(join(root, file), 'utf8')).packages)
}

// An install script runs as whoever installs, before anybody has read it. docs/security.md promises that there are none, or that they are off.
test.each([
  ['package-lock.json', []],
  // Of VitePress, and switched off: the binary comes as a package.
  ['site/package-lock.json', ['node_modules/esbuild']],
])('no dependency in %s has an install script, but for %j', (file, known) => {
  const scripts = lockedIn(file).filter(([, { hasInstallScript }]) => hasInstallScript === true)
  expect(scripts.map(([place]) => place)).toEqual(known)
})

test('install scripts are off where npm installs the site', () => {
  expect(readFileSync(join(root, 'site/.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m)
})

test('npm makes a bill of materials, as the release does', () => {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']
  const { components, metadata } = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8' }))
  expect(metadata.component.purl).toMatch(/^pkg:npm\/ristretto@/)
  // What is bundled is there as well: to npm it is a dependency of development.
  const names = components.map(({ name }: { name: string }) => name)
  expect(names).toEqual(expect.arrayContaining(['yaml', 'zod', '@smithy/signature-v4']))
})
