// Advisories on what the program holds: dependencies that an install brings, and packages that the build bundled. They fail; those on tools of
// development are named (docs/security.md says why). A registry that serves no advisories is said to be one, and fails nothing: a mirror
// often has none, and a release must not hang on it.
//
//   npm run audit        after a build: dist/THIRD-PARTY-LICENSES names what is bundled
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Names of the packages that are published, in the bundle or beside it. */
function publishedPackages() {
  const licences = readFileSync(join(root, 'dist/THIRD-PARTY-LICENSES'), 'utf8')
  const bundled = [...licences.matchAll(/^(\S+) \d+\.\d+\.\d+\S* \(/gm)].map(([, name]) => name)
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return new Set([...bundled, ...Object.keys(dependencies)])
}

const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8', timeout: 60_000 })
const report = JSON.parse(stdout || '{}')
if (report.vulnerabilities === undefined) {
  console.log(`audit: skipped, the registry serves no advisories (${report.message ?? 'no answer'})`)
  process.exit(0)
}
const published = publishedPackages()
const found = Object.values(report.vulnerabilities).map(({ name, severity, range }) => ({
  line: `${name} ${range}: ${severity}`,
  isPublished: published.has(name),
}))
for (const { line, isPublished } of found) console.log(`audit: ${isPublished ? '' : 'a tool of development: '}${line}`)
console.log(`audit: ${published.size} packages are published, ${found.length} advisories`)
if (found.some(({ isPublished }) => isPublished)) process.exit(1)
