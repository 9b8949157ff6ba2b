import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rowsIn } from '../support/proof-page.ts'
import { proveLine } from '../support/prove-line.ts'

// docs/proof.md is made by `npm run proof`, which takes minutes: here a sample of it is proved again.

const rows = rowsIn(readFileSync(new URL('../../docs/proof.md', import.meta.url), 'utf8'))

test('nothing of the page is denied, and nothing can be taken away', () => {
  expect(rows.length).toBeGreaterThan(100)
  expect(rows.filter(({ lacking, superfluous }) => lacking + superfluous > 0)).toEqual([])
})

test.each(['register', 'refresh --no-wait', 'run --no-wait', 'scale --tasks 1 --no-wait', 'register --dry-run'])(
  '`%s` is proved again',
  async (line) => {
    expect(await proveLine(line)).toEqual(rows.find((row) => row.line === line))
  },
)
