import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { pickedOf, terminalPrompt } from './terminal-prompt.ts'

const labels = ['abc web:1', 'abd web:2', 'b web:3']

describe('pickedOf()', () => {
  test.each([
    ['1', 0],
    ['3', 2],
    ['4', undefined],
    ['0', undefined],
    ['abd', 1],
    ['ab', undefined],
    ['b', 2],
    ['x', undefined],
  ])('%s', (typed, place) => {
    expect(pickedOf(typed, labels)).toBe(place)
  })
})

describe('terminalPrompt()', () => {
  const open = () => {
    const input = new PassThrough()
    const output = new PassThrough()
    const controller = new AbortController()
    const interrupt = () => controller.abort(new Error('stopped'))
    const prompt = terminalPrompt({ input, output, signal: controller.signal, interrupt })
    return { input, output, controller, prompt }
  }

  test('asks again until one is meant', async () => {
    const { input, output, prompt } = open()
    const picked = prompt.pick('a task is picked', labels)
    input.write('ab\n')
    await new Promise(setImmediate)
    input.write('abd\n')
    expect(await picked).toBe(1)
    expect(String(output.read())).toContain('1) abc web:1\n2) abd web:2\n3) b web:3\n')
  })

  describe('at a terminal, key by key', () => {
    const atTerminal = () => {
      const opened = open()
      Object.assign(opened.input, { isTTY: true, setRawMode: () => opened.input })
      // A terminal gives key by key, but for what is pasted.
      const type = async (...keys: readonly string[]) => {
        for (const key of keys) {
          opened.input.write(key)
          await new Promise(setImmediate)
        }
      }
      return { ...opened, type }
    }

    test.each([
      ['arrows move', ['bd', '\x1b[D', '\x1b[D', '\x1b[D', 'a', '\r'], 1],
      ['those up and down bring nothing back', ['abd', '\x1b[A', '\x1b[B', '\r'], 1],
      ['a key that deletes', ['abx', '\x7f', 'd', '\r'], 1],
      ['a key for which there is nothing', ['\x1bOP', 'abd', '\r'], 1],
      ['several lines are pasted', ['abd\r1\r'], 1],
    ])('%s', async (_, keys, place) => {
      const { prompt, type, output } = atTerminal()
      const picked = prompt.pick('a task is picked', labels)
      await type(...keys)
      expect(await picked).toBe(place)
      expect(String(output.read())).not.toMatch(/\^\[|none of them/)
    })

    test('Ctrl-D ends the question, Ctrl-C interrupts', async () => {
      const ended = atTerminal()
      const none = ended.prompt.pick('a task is picked', labels)
      await ended.type('\x04')
      expect(await none).toBeUndefined()
      const stopped = atTerminal()
      const picked = stopped.prompt.pick('a task is picked', labels)
      await Promise.all([stopped.type('ab', '\x03'), expect(picked).rejects.toThrow('stopped')])
    })
  })

  test('a closed input ends the question', async () => {
    const { input, prompt } = open()
    const typed = prompt.type('Type `y`')
    input.end()
    expect(await typed).toBeUndefined()
  })

  test('an interruption takes it back', async () => {
    const { controller, prompt } = open()
    const typed = prompt.type('Type `y`')
    controller.abort(new Error('stopped'))
    await expect(typed).rejects.toThrow('stopped')
  })
})
