import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evaluateToString, JsonnetError } from '../../src/jsonnet/index.ts'

/** Recorded answers of go-jsonnet: `.out` byte for byte, `.err` with the frames of its own std left out. */
const folder = new URL('jsonnet/', import.meta.url).pathname
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonnet'))
  .map((file) => file.slice(0, -'.jsonnet'.length))

interface Arguments {
  readonly extStr?: Record<string, string>
  readonly extCode?: Record<string, string>
}

function read(file: string): string | undefined {
  try {
    return readFileSync(join(folder, file), 'utf8')
  } catch {
    return undefined
  }
}

function run(name: string): { out?: string; err?: string } {
  const args: Arguments = JSON.parse(read(`${name}.args.json`) ?? '{}')
  const importer = (path: string, from: string) => {
    for (const candidate of [join(from, '..', path), join('lib', path)]) {
      const content = read(candidate)
      if (content !== undefined) return { path: candidate, content }
    }
    return undefined
  }
  try {
    const filename = `${name}.jsonnet`
    return { out: evaluateToString(read(filename) ?? '', { filename, importer, ...args }) }
  } catch (error) {
    if (!(error instanceof JsonnetError)) throw error
    return { err: `${error.message}\n` }
  }
}

/** Lines inside of std are at positions of another std; where there are many, others are cut for them. */
function withoutStd(trace: string): string {
  const lines = trace.split('\n')
  if (!lines.some((line) => line.startsWith('\t<std>:'))) return trace
  return lines.filter((line) => !line.startsWith('\t<std>:') && line !== '\t...').join('\n')
}

describe('jsonnet evaluates the recorded programs', () => {
  it('finds them', () => {
    expect(names.length).toBeGreaterThan(90)
  })

  it.each(names)('%s', (name) => {
    const out = read(`${name}.out`)
    const err = read(`${name}.err`)
    expect(run(name)).toEqual(out === undefined ? { err: withoutStd(err ?? '') } : { out })
  })
})
