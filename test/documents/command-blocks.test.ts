import { expect, test } from 'vitest'
import { commandBlocks, isSaid, shownFiles, withOutputs } from './command-blocks.ts'

const text = [
  'Before.',
  '',
  '<!-- run in examples/web, after: one; two three -->',
  '```',
  '$ first \\',
  '    --more',
  'said',
  '$ second',
  '```',
  '',
  '```json',
  '{}',
  '```',
  '<!-- not run: it installs -->',
  '```sh',
  '$ third',
  '```',
].join('\n')

test('commandBlocks() finds commands, outputs and what stands above', () => {
  expect(commandBlocks(text)).toEqual([
    {
      line: 5,
      steps: [
        { command: 'first \\\n    --more', output: 'said' },
        { command: 'second', output: '' },
      ],
      folder: 'examples/web',
      before: ['one', 'two three'],
      goesOn: false,
      notRun: undefined,
    },
    {
      line: 16,
      steps: [{ command: 'third', output: '' }],
      folder: undefined,
      before: [],
      goesOn: false,
      notRun: 'it installs',
    },
  ])
})

test('commandBlocks() knows which go on where one was run; shownFiles() what they find there', () => {
  const story = [
    '<!-- the file a.yml -->',
    '```yaml',
    'a: 1',
    '```',
    '<!-- run in an empty folder -->',
    '```',
    '$ cat a.yml',
    '```',
    '<!-- run on -->',
    '```',
    '$ ls',
    '```',
  ].join('\n')
  expect(shownFiles(story)).toEqual(new Map([['a.yml', 'a: 1\n']]))
  expect(commandBlocks(story)).toMatchObject([{ folder: 'an empty folder', goesOn: false }, { goesOn: true }])
})

test('withOutputs() puts other outputs under the commands and leaves the rest', () => {
  const [block] = commandBlocks(text)
  const changed = withOutputs(text, new Map(block ? [[block, ['other', 'and more']]] : []))
  expect(changed).toBe(text.replace('said', 'other').replace('$ second', '$ second\nand more'))
})

test.each([
  ['a', 'a', true],
  ['a', 'a\nb', false],
  ['at 2026-01-01T00:00:00.000Z', 'at 2026-11-28T05:02:13.768Z', true],
  ['a\n...\nd', 'a\nb\nc\nd', true],
  ['...\nd', 'a\nd', true],
  ['a\n...', 'a\nb', true],
  ['a\n...\nd', 'b\nd', false],
  ['(a|b)', 'a', false],
])('isSaid(%j, %j) is %s', (said, printed, expected) => {
  expect(isSaid(said, printed)).toBe(expected)
})
