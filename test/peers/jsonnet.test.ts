import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluateToString, JsonnetError } from '../../src/jsonnet/index.ts'
import { describePeer } from './describe-peer.ts'
import { findCppJsonnet, findGo } from './find-peer.ts'
import { evaluateWithCpp } from './jsonnet/cpp-jsonnet.ts'
import { buildGoJsonnet, type GoJsonnet } from './jsonnet/go-jsonnet.ts'
import { program } from './jsonnet/programs.ts'

/** Generated programs, given to us and to the implementations of others that are on this machine. */
const RUNS = 500

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

/** A difference that was looked through: its name, and which programs it explains. */
type KnownDifference = readonly [name: string, applies: (source: string, own: Answer, theirs: Answer) => boolean]

describePeer('C++ jsonnet', findCppJsonnet(), ({ program: python }) => {
  // go-jsonnet, whose errors we have, is stricter in both.
  const KNOWN: readonly KnownDifference[] = [
    ['base64 of more than bytes', (source) => source.includes('base64') && /[\u0080-\uffff]/.test(source)],
    [
      'arguments of std that C++ does not need for its answer',
      (source, own, theirs) => source.includes('std.') && own.error !== '' && theirs.error === '',
    ],
  ]

  test('gives the same or fails too', () => {
    // Its own std makes it the slowest of the three.
    const sources = fc.sample(program, Math.ceil(RUNS / 4))
    const answers = evaluateWithCpp(python, sources)
    const differing = sources.flatMap((source, index) => {
      const theirs = answers[index] ?? { out: '', error: 'no answer' }
      const own = ours(source)
      const same = theirs.error === '' ? own.out === theirs.out : own.error !== ''
      return same || KNOWN.some(([, applies]) => applies(source, own, theirs)) ? [] : [{ source, own, theirs }]
    })
    expect(differing).toEqual([])
  })
})

describePeer('go-jsonnet 0.22, built with Go', findGo(), ({ program: toolchain }) => {
  const KNOWN: readonly KnownDifference[] = [
    ['go-jsonnet crashes', (_source, _own, { error }) => error.startsWith('panic')],
    // Strict arguments are evaluated in the order of a Go map.
    [
      'which of two failures comes first',
      (source, own, { error }) => /mergePatch|tailstrict/.test(source) && own.error !== '' && error !== '',
    ],
  ]
  let go: GoJsonnet | undefined
  beforeAll(() => {
    go = buildGoJsonnet(toolchain)
  }, 300_000)
  afterAll(() => go?.remove())

  test('gives the same, errors and traces included', ({ skip }) => {
    if (go === undefined) return skip('the module of go-jsonnet cannot be had')
    const sources = fc.sample(program, RUNS)
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
