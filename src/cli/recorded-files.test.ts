import { expect, test } from 'vitest'
import { testPorts } from '../../test/support/test-ports.ts'
import { recordedPorts } from './recorded-files.ts'

test('ports that remember files are whole, and leave signals alone until somebody asks', async () => {
  let asked = 0
  const ports = Object.defineProperty(
    { ...testPorts({ files: { a: 'x' } }), busy: () => {}, prompt: () => Promise.reject(new Error('nobody')) },
    'signal',
    {
      enumerable: true,
      get: () => {
        asked++
        return new AbortController().signal
      },
    },
  )
  const recorded = recordedPorts(ports)
  expect(asked).toBe(0)
  const own = ['stdout', 'stderr', 'drawn', 'frames'] // of the tests' ports
  expect(Object.keys(ports).filter((name) => !own.includes(name) && !(name in recorded))).toEqual([])
  expect(recorded.signal.aborted).toBe(false)
  expect(asked).toBe(1)
  await recorded.files.read('/project/a')
  expect(await recorded.readFiles()).toEqual([{ file: 'a', sha256: expect.stringMatching(/^2d711642/) }])
})
