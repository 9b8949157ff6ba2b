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
    return { input, output, controller, prompt: terminalPrompt({ input, output, signal: controller.signal }) }
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
