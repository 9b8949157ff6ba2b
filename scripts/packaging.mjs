// Fills the version and the checksums of build/binaries into packaging/, and writes build/packaging/. A checksum that is missing fails: a
// formula with a hole helps nobody. `--out DIR` writes elsewhere, `--sums FILE` names other checksums.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { values: flags } = parseArgs({ options: { out: { type: 'string' }, sums: { type: 'string' } } })
const out = resolve(flags.out ?? join(root, 'build/packaging'))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const lines = readFileSync(flags.sums ?? join(root, 'build/binaries/SHA256SUMS'), 'utf8')
  .trim()
  .split('\n')
const sums = new Map(lines.map((line) => line.split(/\s+/).reverse()))

function sumOf(name) {
  const sum = sums.get(name)
  if (sum === undefined) throw new Error(`there is no checksum of ${name}: npm run binaries -- --all`)
  return sum
}

const folder = join(root, 'packaging')
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || entry.name === 'README.md') continue
  const path = join(entry.parentPath, entry.name)
  const text = readFileSync(path, 'utf8')
    .replaceAll('@VERSION@', version)
    .replace(/@SHA256:([^@]+)@/g, (_, name) => sumOf(name))
  const target = join(out, path.slice(folder.length + 1))
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, text)
}
