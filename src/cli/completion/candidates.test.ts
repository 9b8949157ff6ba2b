import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { parse } from '../parse.ts'
import { candidates } from './candidates.ts'

async function wordsFor(line: string): Promise<readonly string[] | 'files'> {
  const found = await candidates(line.split(' '), commands, async (flag) => (flag === 'watch-container' ? ['app'] : []))
  return found.kind === 'files' ? 'files' : found.words.map(({ word }) => word)
}

test.each([
  ['', expect.arrayContaining(['deploy', 'policy', 'sandbox', 'version'])],
  ['dep', ['deploy']],
  ['policy l', ['lint']],
  ['policy g', ['generate']],
  ['--sandbox dep', ['deploy']],
  ['--config other.yml dep', ['deploy']],
  ['deploy --wait-', ['--wait-until']],
  ['deploy --no-w', ['--no-wait']],
  ['deploy --wait-until ', expect.arrayContaining(['stable', 'deployed', 'paused', 'ecs:BAKE_TIME'])],
  ['deploy --wait-until=d', ['--wait-until=deployed']],
  ['run --watch-container ', ['app']],
  ['run --watch-container a --wait-until s', ['stopped']],
  ['render t', ['task-definition', 'taskdef']],
  ['completion z', ['zsh']],
  ['deploy --config ', 'files'],
  ['--envfile=', 'files'],
  ['policy lint ', 'files'],
  ['deploy --tasks ', []],
  ['deploy ', []],
  ['nonsense ', expect.arrayContaining(['deploy'])],
  ['deploy --nonsense --wai', ['--wait', '--wait-until']],
])('`%s` goes on with %j', async (line, expected) => {
  expect(await wordsFor(line)).toEqual(expected)
})

test('whatever is proposed is understood', async () => {
  const named = commands.filter(({ positional }) => positional === undefined)
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...named), fc.nat(), async (command, pick) => {
      const flags = await wordsFor(`${command.name} --`)
      const flag = flags[pick % flags.length] ?? ''
      const values = await wordsFor(`${command.name} ${flag}=`)
      const value = Array.isArray(values) ? values[0] : undefined
      const table = command.options[flag.slice(2)]
      // A flag whose values nobody knows gets one that fits its kind.
      const word = value ?? (table?.kind === 'integer' ? `${flag}=1` : flag)
      // A flag without its value is told apart from one that nobody knows.
      expect(() => parse([...command.name.split(' '), word], commands, {})).not.toThrow(/unknown|invalid/)
    }),
  )
})
