// Single files that need no Node.js: `npm run binaries` makes the one for this machine, `-- --all` every target, in build/binaries/ beside
// their checksums. The same source as the package's, compiled by Bun, which starts in a third of the time.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bunFor, targetOfThisMachine, targets } from './bun.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const folder = join(root, 'build', 'binaries')
const own = targetOfThisMachine()
const { values: flags } = parseArgs({
  options: { all: { type: 'boolean' }, target: { type: 'string', multiple: true } },
})
const wanted = flags.all ? targets : (flags.target ?? [own])

function fileOf(target) {
  return join(folder, `ristretto-${target}${target.startsWith('windows') ? '.exe' : ''}`)
}

function compile(target) {
  const args = [
    ...['build', '--compile', '--minify', '--bytecode', '--format=esm', '--splitting'],
    // Bun reads .env and bunfig.toml of the working directory by default: a project's files must not change the program.
    ...['--no-compile-autoload-dotenv', '--no-compile-autoload-bunfig'],
    // The certificates of the system are trusted, as ecspresso does.
    '--compile-exec-argv=--use-system-ca',
    ...(target === own ? [] : [`--target=bun-${target}`, `--compile-executable-path=${bunFor(target)}`]),
    // A thread begins in a file of its own, which is looked for beside the file that starts it.
    ...[join(root, 'src/start.ts'), join(root, 'src/local/jq-worker.cjs'), '--entry-naming=[name].[ext]'],
    ...['--outfile', fileOf(target)],
  ]
  const { status, stderr, stdout } = spawnSync(bunFor(own), args, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${target}: ${stdout}${stderr}`)
}

/** What cannot be started here was never tried. */
function versionOf(target) {
  if (target !== own) return `not tried: this machine is ${own}`
  const { status, stdout, stderr } = spawnSync(fileOf(target), ['version'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${fileOf(target)}: ${stderr}`)
  return stdout.trim()
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const target of wanted) {
  compile(target)
  console.log(`${target.padEnd(17)} ${(statSync(fileOf(target)).size / 1e6).toFixed(0)} MB   ${versionOf(target)}`)
}
const sums = readdirSync(folder)
  .filter((name) => name.startsWith('ristretto-'))
  .map(
    (name) =>
      `${createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex')}  ${name}\n`,
  )
writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''))
cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))
// Bun's own licence (MIT) and those of what it links are at https://bun.com/docs/project/licensing.
const { status } = spawnSync(process.execPath, [
  join(root, 'scripts/build.mjs'),
  '--cli',
  '--out',
  join(folder, 'bundle'),
])
if (status !== 0) throw new Error('the licences cannot be written')
cpSync(join(folder, 'bundle/THIRD-PARTY-LICENSES'), join(folder, 'THIRD-PARTY-LICENSES'))
rmSync(join(folder, 'bundle'), { recursive: true })
