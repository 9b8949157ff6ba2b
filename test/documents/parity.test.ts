import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { experiments } from '../support/parity/index.ts'
import { keyOf, parityPage, parityRows } from './parity.ts'
import { better } from './parity-rows.ts'

const page = join(import.meta.dirname, '../../docs/ecspresso-parity.md')
const rows = parityRows()

test('docs/ecspresso-parity.md is what the descriptors and the tests say', () => {
  const text = parityPage(rows)
  if (process.env['UPDATE_DOCUMENTS'] !== undefined) writeFileSync(page, text)
  expect(readFileSync(page, 'utf8'), 'npm run docs:update').toBe(text)
})

test('every flag, variable and word that is there has an experiment, and every experiment its row', () => {
  const keys = rows
    .filter(({ flag, word, verdict }) => (flag !== '' || word !== undefined) && verdict !== 'missing')
    .map(keyOf)
  expect([...new Set(experiments.map(({ flag }) => flag))].sort()).toEqual(keys.sort())
})

test('only exec is missing', () => {
  const missing = rows.filter(({ verdict }) => verdict === 'missing').map(({ command }) => command)
  expect([...new Set(missing)]).toEqual(['exec'])
})

test('every command and flag that is there is typed by a test', () => {
  const untested = rows.filter(({ verdict, test: named }) => verdict !== 'missing' && named === undefined).map(keyOf)
  expect(untested).toEqual([])
})

test('what is better is a row of the differences, and a row of the page', () => {
  const differences = readFileSync(join(import.meta.dirname, '../../docs/differences-from-ecspresso.md'), 'utf8')
  const ids = Object.values(better).flat()
  expect(ids.filter((id) => !differences.includes(`| \`${id}\` |`))).toEqual([])
  const keys = rows.map(keyOf)
  expect(Object.keys(better).filter((key) => !keys.includes(key))).toEqual([])
})
