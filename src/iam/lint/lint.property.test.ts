import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lintText } from './index.ts'

const runs = { numRuns: 2000 }
const names = fc.constantFrom(
  'Version',
  'Statement',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'Principal',
  'Condition',
  'Sid',
  'AWS',
  'StringEquals',
  'ArnLike',
  'aws:SourceArn',
)
const words = fc.constantFrom(
  '2012-10-17',
  'Allow',
  'Deny',
  '*',
  'ecs:*',
  'iam:PassRole',
  'arn:aws:ecs:*:*:service/*',
  'arn:aws',
  '${aws:username}',
  '<x>',
  '',
  'sts:AssumeRole',
  'ecs:constructor',
  '__proto__:toString',
  'arn:aws:constructor:::x',
)

/** Values that look like parts of policies, put together at random. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words,
    fc.constantFrom(true, null, 7),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 5 }),
  ),
}))

describe('lintText()', () => {
  test('has an answer to whatever JSON it gets, with places inside the text', async () => {
    await fc.assert(
      fc.asyncProperty(value, fc.constantFrom('policy.json', 'policy.yaml'), async (tree, file) => {
        const text = JSON.stringify(tree)
        for (const { offset, length, line, column } of (await lintText(text, { file })).findings) {
          expect(offset + length).toBeLessThanOrEqual(text.length + 1)
          expect([line, column].every((number) => number > 0)).toBe(true)
        }
      }),
      runs,
    )
  })

  test('says the same of JSON, whatever its white space', async () => {
    await fc.assert(
      fc.asyncProperty(value, async (tree) => {
        const [narrow, wide] = await Promise.all(
          [JSON.stringify(tree), JSON.stringify(tree, undefined, 4)].map((text) => lintText(text)),
        )
        const say = (result: typeof narrow) => result?.findings.map(({ code, message }) => `${code} ${message}`)
        expect(say(wide)).toEqual(say(narrow))
      }),
      runs,
    )
  })

  test('has an answer to whatever text it gets', async () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      '\\',
      "'",
      '\n',
      ' ',
      'a',
      '- ',
      '&a ',
      '*a',
      '#',
      '//',
      '/*',
      '!x ',
      '|',
      '\u0000',
      '\uE000',
      'Statement',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(pieces, { maxLength: 30 }),
        fc.constantFrom('-', 'p.json', 'p.yaml'),
        async (parts, file) => {
          expect((await lintText(parts.join(''), { file })).findings).toBeDefined()
        },
      ),
      runs,
    )
  })
})
