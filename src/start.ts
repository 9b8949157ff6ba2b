import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Script } from 'node:vm'

/**
 * Where the built program begins. What Node.js is too old for would end in a syntax error far from its cause: this file is read by old ones
 * as well, and loads the rest where it can run.
 */
const OLDEST = [20, 19] as const

// The bundle is CommonJS, where `require` is at hand.
declare const require: NodeJS.Require

const chunks = join(import.meta.dirname, 'chunks')

/**
 * The folder of what V8 compiled of the program when it was packed (`scripts/code-cache.mjs`). V8 takes it by its own version and flags:
 * all of Node.js 20 share theirs; a later Node.js takes what it made itself alone.
 */
function codeCacheOf({ node }: NodeJS.ProcessVersions): string {
  const line = node.startsWith('20.') ? '20' : node
  return join(import.meta.dirname, 'code-cache', `node-${line}-${process.platform}-${process.arch}`)
}

/**
 * Takes the chunks that have a code cache with it. The name of a chunk is a hash of its text, so that a cache is never of another text; a
 * cache that V8 refuses, or that cannot be read, costs its speed alone.
 */
function useCodeCache(folder: string): void {
  if (!existsSync(folder)) return
  const compile = require.extensions['.js']
  require.extensions['.cjs'] = (module, file) => {
    const name = basename(file)
    const cachedData = dirname(file) === chunks ? read(join(folder, name)) : undefined
    if (cachedData === undefined) return compile?.(module, file)
    const text = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`
    // A cache holds the name of its script: it must not be that of a folder on the machine that built.
    const script = new Script(text, { filename: `ristretto/${name}`, cachedData })
    const load = (id: string): unknown => module.require(id)
    script.runInThisContext().call(module.exports, module.exports, load, module, file, chunks)
  }
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined // by its contract: there is none
  }
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) {
  useCodeCache(codeCacheOf(process.versions))
  import('./main.ts')
} else {
  process.stderr.write(
    `error: ristretto needs Node.js ${OLDEST.join('.')} or newer; this is ${process.versions.node} (${process.execPath})\n`,
  )
  process.exitCode = 1
}
