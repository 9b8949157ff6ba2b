import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'

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

describe('npm run audit', () => {
  /** Runs it with an npm that answers so. */
  function audit(answer: object) {
    const folder = mkdtempSync(join(tmpdir(), 'ristretto-audit-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    writeFileSync(join(folder, 'npm'), `#!/bin/sh\ncat <<'END'\n${JSON.stringify(answer)}\nEND\n`, { mode: 0o755 })
    const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}` }
    return spawnSync(process.execPath, [join(root, 'scripts/audit.mjs')], { env, encoding: 'utf8' })
  }
  const advisory = (name: string) => ({ [name]: { name, severity: 'high', range: '<9' } })

  test.skipIf(!existsSync(join(root, 'dist/THIRD-PARTY-LICENSES')))(
    'fails for what is published, and names tools of development',
    () => {
      for (const name of ['yaml', '@smithy/signature-v4']) {
        const { status, stdout } = audit({ vulnerabilities: { ...advisory(name), ...advisory('vitest') } })
        expect(status).toBe(1)
        expect(stdout).toMatch(`audit: ${name} <9: high\naudit: a tool of development: vitest <9: high\n`)
      }
      expect(audit({ vulnerabilities: advisory('vitest') }).status).toBe(0)
    },
  )

  test('says that a registry serves no advisories', () => {
    const { status, stdout } = audit({ message: '405 Method Not Allowed' })
    expect([status, stdout]).toEqual([
      0,
      'audit: skipped, the registry serves no advisories (405 Method Not Allowed)\n',
    ])
  })
})
