import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { endings } from '../../src/report/index.ts'

const path = join(import.meta.dirname, '../../docs/exit-codes.md')
const [begin, end] = ['<!-- endings -->\n', '<!-- /endings -->']

test('docs/exit-codes.md is the table of endings', () => {
  const [before = '', rest = ''] = readFileSync(path, 'utf8').split(begin)
  const [table = '', after = ''] = rest.split(end)
  const rows = Object.entries(endings).map(([name, { code, meaning }]) => `| ${code} | \`${name}\` | ${meaning} |`)
  const now = ['| code | outcome | |', '|---|---|---|', ...rows, ''].join('\n')
  if (process.env['UPDATE_DOCUMENTS']) writeFileSync(path, `${before}${begin}${now}${end}${after}`)
  else expect(table, 'npm run docs:update').toBe(now)
})

test('no two endings have the same code', () => {
  const codes = Object.values(endings).map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
})
