import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { errorCodes } from '../../src/calls/index.ts'
import { pages } from '../../src/commands/docs/pages.ts'

const root = join(import.meta.dirname, '../..')
const path = join(root, 'docs/errors.md')
const [begin, end] = ['<!-- errors -->\n', '<!-- /errors -->']

test('docs/errors.md is the table of error codes', () => {
  const [before = '', rest = ''] = readFileSync(path, 'utf8').split(begin)
  const [table = '', after = ''] = rest.split(end)
  const rows = Object.entries(errorCodes)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, kind]) => {
      const more = 'topic' in kind ? ` ([more](${kind.topic}.md))` : ''
      return `| \`${code}\` | ${kind.cause} | ${kind.cure}${more} |`
    })
  const now = ['| code | what has happened | what to do |', '|---|---|---|', ...rows, ''].join('\n')
  if (process.env['UPDATE_DOCUMENTS']) writeFileSync(path, `${before}${begin}${now}${end}${after}`)
  else expect(table, 'npm run docs:update').toBe(now)
})

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|error-codes\.ts$/.test(name))
  .map((name) => readFileSync(join(root, 'src', name), 'utf8'))

// That every code which is thrown is in the table is the compiler's business: `Failure` takes no other.
test('every code of the table is thrown somewhere', () => {
  const unused = Object.keys(errorCodes).filter((code) => !sources.some((text) => text.includes(`'${code}'`)))
  expect(unused).toEqual([])
})

test('pages that hints and codes name are there', () => {
  const named = sources.flatMap((text) =>
    [...text.matchAll(/`ristretto docs ([a-z][a-z-]*)/g)].map(([, topic]) => topic),
  )
  const topics = Object.values(errorCodes).flatMap((kind) => ('topic' in kind ? [kind.topic] : []))
  expect(named.length).toBeGreaterThan(1)
  expect([...named, ...topics].filter((topic) => !Object.hasOwn(pages, topic ?? ''))).toEqual([])
})
