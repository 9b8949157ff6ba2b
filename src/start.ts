import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Script } from 'node:vm'

/**
 * Where the built program begins. Node compiles a file when it is required, which takes a third of the start of a command: here the
 * bundle's files are taken with what V8 compiled of them when the product was built (`scripts/code-cache.mjs`), where there is such a
 * cache for this very Node.js. Without one, or where V8 finds that a cache is not its own, a file is compiled as usual.
 */

// The bundle is CommonJS, where `require` is at hand.
declare const require: NodeJS.Require

/** V8 compares its version, its flags and the length of the source by itself; the name of a file of the bundle tells its contents. */
const useCodeCache = (folder: string): void => {
  let cached: ReadonlySet<string>
  try {
    cached = new Set(readdirSync(folder))
  } catch {
    return // built by another Node.js: nothing was kept for this one
  }
  require.extensions['.cjs'] = (module, file) => {
    const name = basename(file)
    const cachedData = cached.has(name) ? readFileSync(join(folder, name)) : undefined
    const source = `(function (exports, require, module, __filename, __dirname) { ${readFileSync(file, 'utf8')}\n})`
    const script = new Script(source, { filename: file, ...(cachedData && { cachedData }) })
    const load = (id: string): unknown => module.require(id)
    script.runInThisContext().call(module.exports, module.exports, load, module, file, dirname(file))
  }
}

useCodeCache(join(import.meta.dirname, 'code-cache', `${process.version}-${process.platform}-${process.arch}`))
import('./main.ts')
