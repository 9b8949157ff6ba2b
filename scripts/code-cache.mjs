// Keeps what V8 compiles of the built program, the functions that commands call included, for the Node.js that runs this script:
//
//   node scripts/code-cache.mjs [--out DIR]
//
// The program is put to work in a copy of an example, alone and against its own sandbox; each run takes the cache of the runs before and
// adds to it. `src/start.ts` takes what is kept in `code-cache/` beside the program; the release runs this under each Node.js that it serves.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { values } = parseArgs({ options: { out: { type: 'string' } } })
const dist = resolve(values.out ?? join(root, 'dist'))
const line = process.versions.node.startsWith('20.') ? '20' : process.versions.node
const folder = join(dist, 'code-cache', `node-${line}-${process.platform}-${process.arch}`)

const start = (cwd, words, { preload = [], env = {} } = {}) =>
  spawn(process.execPath, [...preload, join(dist, 'ristretto.cjs'), ...words.split(' ')], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
    env: { PATH: process.env.PATH ?? '', CODE_CACHE: folder, ...env },
  })

const run = async (cwd, words, env) => {
  const child = start(cwd, words, { preload: ['-r', join(root, 'scripts/record-code-cache.cjs')], env })
  const [[code], , errors] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)])
  // What was compiled until then is kept all the same; on a machine that is slow enough, a command may end by its own limits.
  if (code !== 0) console.warn(`code cache: \`ristretto ${words}\` ended with ${code}: ${errors}`)
}

/** Runs `work` with the endpoint and the keys of the program's own sandbox. */
const serving = async (cwd, work) => {
  const child = start(cwd, 'sandbox serve --port 0 --format json --scenario served.json')
  const ended = once(child, 'close')
  const [told] = await Promise.race([once(child.stdout, 'data'), ended.then(() => [])])
  if (told === undefined) throw new Error('the sandbox does not serve')
  const { endpoint, accessKeyId, secretAccessKey } = JSON.parse(told)
  try {
    await work({ AWS_ENDPOINT_URL: endpoint, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey })
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

/** What the sandbox holds that is served. */
const scenario = {
  account: '111122223333',
  clusters: ['default'],
  roles: [{ name: 'hello-execution' }],
  containers: [{ startedBy: 'run', exitAfterSeconds: 1 }],
}
// A cache is read whole: with the functions of every command in it, each command would start later by what the others need.
const alone = ['version', 'render taskdef servicedef']
const served = ['deploy --dry-run', 'deploy --no-wait', 'register', 'run --no-wait', 'diff', 'status']

const temporary = mkdtempSync(join(tmpdir(), 'ristretto-code-cache-'))
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
try {
  const cwd = join(temporary, 'hello')
  cpSync(join(root, 'examples/hello'), cwd, { recursive: true })
  writeFileSync(join(cwd, 'served.json'), JSON.stringify(scenario))
  // An empty cache is one that V8 refuses: the first run makes all anew.
  for (const name of readdirSync(join(dist, 'chunks'))) writeFileSync(join(folder, name), '')
  for (const words of alone) await run(cwd, words)
  await serving(cwd, async (env) => {
    for (const words of served) await run(cwd, words, env)
  })
  for (const name of readdirSync(folder)) if (statSync(join(folder, name)).size === 0) rmSync(join(folder, name))
} catch (error) {
  rmSync(folder, { recursive: true, force: true }) // half a cache would be measured as a whole one
  throw error
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
