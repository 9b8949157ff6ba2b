import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Script } from 'node:vm'

/**
 * Where the built program begins. Node compiles a file when it is required, which takes a third of the start of a command: here the
 * bundle's files are taken with what V8 compiled of them when the product was built (`scripts/code-cache.mjs`), where there is such a
 * cache for this very Node.js. Without one, or where it is not whole or not of this file, a file is compiled as usual.
 */

// The bundle is CommonJS, where `require` is at hand.
declare const require: NodeJS.Require

/**
 * V8 compares its own version, its flags and the length of the source, and trusts the rest: what is damaged could end the process. So the
 * source stands behind what is kept, and between them a sum of every eighth word of what is kept, in which a lost block of a disk shows;
 * to sum up all words would take a tenth of the start. The same in `scripts/code-cache.mjs`.
 */
function sumOf(bytes: Uint8Array): number {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2)
  let sum = bytes.byteLength
  for (let i = 0; i < words.length; i += 8) sum = (Math.imul(sum, 31) + (words[i] as number)) | 0 // inside of the array
  return sum
}

const SUM = 4

function keptOf(path: string, source: Buffer): Buffer | undefined {
  try {
    const file = readFileSync(path)
    const end = file.length - source.length - SUM
    const kept = file.subarray(0, end)
    return source.equals(file.subarray(end + SUM)) && file.readInt32LE(end) === sumOf(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

function useCodeCache(folder: string): void {
  let names: ReadonlySet<string>
  try {
    names = new Set(readdirSync(folder))
  } catch {
    return // built by another Node.js: nothing was kept for this one
  }
  require.extensions['.cjs'] = (module, file) => {
    const name = basename(file)
    const source = readFileSync(file)
    const cachedData = names.has(name) ? keptOf(join(folder, name), source) : undefined
    const text = `(function (exports, require, module, __filename, __dirname) { ${source.toString('latin1')}\n})`
    // The name is kept with the code: it must not be that of a folder on the machine that built.
    const script = new Script(text, { filename: `ristretto/${name}`, ...(cachedData && { cachedData }) })
    const load = (id: string): unknown => module.require(id)
    script.runInThisContext().call(module.exports, module.exports, load, module, file, dirname(file))
  }
}

useCodeCache(join(import.meta.dirname, 'code-cache', `${process.version}-${process.platform}-${process.arch}`))
import('./main.ts')
