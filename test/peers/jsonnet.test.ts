import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateToString, JsonnetError } from '../../src/jsonnet/index.ts'
import { buildGoJsonnet, findProgram, type GoJsonnet } from './jsonnet/go-jsonnet.ts'
import { program } from './jsonnet/programs.ts'

/** Generated programs, given to us and to the implementations of others that are on this machine. */
const RUNS = Number(process.env['JSONNET_PEER_RUNS'] ?? 500)
const SEED = Number(
  process.env['JSONNET_PEER_SEED'] ?? (process.env['CI'] ? 2026 : Math.floor(Math.random() * 2 ** 31)),
)

interface Answer {
  readonly out: string
  readonly error: string
}

function ours(source: string): Answer {
  try {
    return { out: evaluateToString(source, { filename: 'program' }), error: '' }
  } catch (error) {
    if (!(error instanceof JsonnetError)) throw error
    return { out: '', error: error.code === 'JSONNET_STATIC' ? error.message : wholeTrace(error) }
  }
}

/** An error with every frame of its trace: printed ones are cut in the middle. */
function wholeTrace(error: JsonnetError): string {
  const frames = error.trace.map(({ location, context }) => `\t${location}\t${context}\n`)
  return `RUNTIME ERROR: ${error.reason}\n${frames.join('')}`
}

/**
 * Frames inside of std are at positions of their std, or at none; how many there are decides where the stack ends.
 */
function comparable(error: string): string {
  if (error.startsWith('RUNTIME ERROR: max stack frames exceeded.')) return 'max stack frames exceeded.'
  return error
    .split('\n')
    .filter((line) => !line.startsWith('\t<std>') && line !== '\t\t')
    .join('\n')
}

const cpp = findProgram('jsonnet')

if (cpp === undefined) {
  test('skipped: no jsonnet. The C++ implementation is not here to compare with', ({ skip }) => {
    console.warn('jsonnet: skipped: no jsonnet')
    skip()
  })
} else {
  /** Differences of C++ 0.18 from 0.22 that the programs come across. */
  const KNOWN: readonly (readonly [name: string, applies: (source: string, own: Answer, theirs: Answer) => boolean])[] =
    [
      ['functions that 0.18 does not have', (_source, _own, { error }) => /field does not exist/i.test(error)],
      ['separators may be longer', (_source, _own, { error }) => /parameter should have length 1/.test(error)],
      ['base64 of more than ASCII', (source) => source.includes('base64') && /[\u0080-\uffff]/.test(source)],
      ['bits of numbers that have none', (_source, { error }) => /outside of range/.test(error)],
      [
        'arguments of std that only some implementations need',
        (source, own, theirs) => source.includes('std.') && own.error !== '' && theirs.error === '',
      ],
      [
        'fields of comprehensions do not show what they override',
        (source) => source.includes('::') && / for |mapWithKey|mergePatch|prune/.test(source),
      ],
    ]

  test(`C++ jsonnet gives the same or fails too (seed ${SEED})`, () => {
    const sources = fc.sample(program, { numRuns: Math.ceil(RUNS / 4), seed: SEED })
    const differing = sources.flatMap((source) => {
      const run = spawnSync(cpp, ['-'], { input: source, encoding: 'utf8', timeout: 20_000 })
      const theirs = { out: run.status === 0 ? run.stdout : '', error: run.status === 0 ? '' : run.stderr }
      const own = ours(source)
      const same = theirs.error === '' ? own.out === theirs.out : own.error !== ''
      return same || KNOWN.some(([, applies]) => applies(source, own, theirs)) ? [] : [{ source, own, theirs }]
    })
    expect(differing).toEqual([])
  })
}

describe('go-jsonnet', () => {
  const KNOWN: readonly (readonly [name: string, applies: (source: string, own: Answer, theirs: Answer) => boolean])[] =
    [
      ['go-jsonnet crashes', (_source, _own, { error }) => error.startsWith('panic')],
      // Strict arguments are evaluated in the order of a Go map.
      [
        'which of two failures comes first',
        (source, own, { error }) => /mergePatch|tailstrict/.test(source) && own.error !== '' && error !== '',
      ],
    ]
  let go: GoJsonnet | undefined
  beforeAll(() => {
    go = buildGoJsonnet()
  }, 300_000)
  afterAll(() => go?.remove())

  test(`gives the same, errors and traces included (seed ${SEED})`, ({ skip }) => {
    if (go === undefined) {
      console.warn('jsonnet: skipped: no go-jsonnet: there is no Go toolchain, or its module cannot be had')
      return skip()
    }
    const sources = fc.sample(program, { numRuns: RUNS, seed: SEED })
    const answers = go.evaluate(sources)
    const differing = sources.flatMap((source, index) => {
      const theirs = { out: answers[index]?.out ?? '', error: comparable(answers[index]?.error ?? '') }
      const own = ours(source)
      const same = own.out === theirs.out && comparable(own.error) === theirs.error
      return same || KNOWN.some(([, applies]) => applies(source, own, theirs)) ? [] : [{ source, own, theirs }]
    })
    expect(differing).toEqual([])
  })
})
