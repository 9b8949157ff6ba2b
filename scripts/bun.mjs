// Bun from the npm registry, at one version, fetched when a build wants it: its packages bear `os` and `cpu`, and the package `bun` wants an
// install script, so that neither can be a dependency.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const cache = join(dirname(fileURLToPath(import.meta.url)), '../node_modules/.cache/bun')

const VERSION = '1.4.5'

/** What the registry calls a target's package, and the integrity of VERSION. `npm view @oven/bun-NAME@VERSION dist.integrity` tells another's. */
const packages = {
  'linux-x64': {
    name: 'linux-x64',
    integrity: 'sha512-IWX9BELoGHAUtMonkeSaNaZwXzRk+oDw6Mk+HBFXd3KHYIBNBsIGRupMZPcgNoDbJpLu6gAJjIoIVPZtt1aJ1g==',
  },
  'linux-x64-musl': {
    name: 'linux-x64-musl',
    integrity: 'sha512-10QoW/YfTgnURaGEaHpJCiXjLI2e5iTtfVDaA5JKcyUzaa1cq6cVUY9/Uq5XkYzvtRjHLRe9Oj/lTDIQcxy8HQ==',
  },
  'linux-arm64': {
    name: 'linux-aarch64',
    integrity: 'sha512-4BXmsSKnjOrlGWqZV4x/oWa7AVoR+B6lCXddMzOAXBIm3t50eslg9wb66gmtW1AamEQ1l1CDvmmruysEhqOWMg==',
  },
  'linux-arm64-musl': {
    name: 'linux-aarch64-musl',
    integrity: 'sha512-XCNc+WvvMAdNNb+OWTogpy+N9wm62fkVeEVLb6how0RZhW5LPi6c7BlkeVCuWps7XjEl2saFpHFa20/1E+PAHg==',
  },
  'darwin-x64': {
    name: 'darwin-x64',
    integrity: 'sha512-qkLPMGHZM9NI6CeHTWwVezzmlo6cC4Ta7yUAjYIWXS366qQcOlcp75t2uZyiuVRBMPS0h9qE0tCcvCHGaFqjJg==',
  },
  'darwin-arm64': {
    name: 'darwin-aarch64',
    integrity: 'sha512-4MIFXHmctH2EhAxLXm2/qxNtv17dFtLJylvaOCsrgq6KSqHTs6eW5YSrJjRbJxYUJaR901fsN8JfZOa+CsWpWQ==',
  },
  'windows-x64': {
    name: 'windows-x64',
    integrity: 'sha512-FNvply651vcE/GHgNWz6mZvhmkwBuu8Hw54oNzA+CQog+HW+542rXQmZqNHRkFxazD9L3xi+iTtvO3engAgJfw==',
  },
}

/** The targets that a binary can be made for. */
export const targets = Object.keys(packages)

/** The target that is this machine; a Linux whose C library is musl has no report of glibc's version. */
export function targetOfThisMachine() {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const musl = system === 'linux' && !process.report.getReport().header.glibcVersionRuntime ? '-musl' : ''
  return `${system}-${process.arch}${musl}`
}

/** The path of Bun's executable for a target. Fetches it through npm, checks its integrity and keeps it below node_modules. */
export function bunFor(target) {
  const { name, integrity } = packages[target] ?? {}
  if (name === undefined) throw new Error(`Bun is not made for ${target}; there are ${targets.join(', ')}`)
  const kept = join(cache, `${name}-${VERSION}`)
  const program = join(kept, 'bin', target.startsWith('windows') ? 'bun.exe' : 'bun')
  if (existsSync(program)) return program
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'fetching-'))
  try {
    run('npm', ['pack', '--silent', '--pack-destination', folder, `@oven/bun-${name}@${VERSION}`])
    const [tarball = ''] = readdirSync(folder)
    const found = `sha512-${createHash('sha512')
      .update(readFileSync(join(folder, tarball)))
      .digest('base64')}`
    if (found !== integrity) throw new Error(`@oven/bun-${name}@${VERSION} is not what it was: ${found}`)
    run('tar', ['-xzf', join(folder, tarball), '-C', folder])
    rmSync(kept, { recursive: true, force: true })
    renameSync(join(folder, 'package'), kept)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return program
}

function run(program, args) {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`)
}
