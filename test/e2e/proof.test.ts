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

test.each(['register', 'refresh --no-wait', 'run --no-wait', 'scale --no-wait', 'register --dry-run'])(
  '`%s` is proved again',
  async (line) => {
    const row = await proveLine(line)
    expect(row).toMatchObject({ lacking: 0, superfluous: 0 })
    // What the page says of it: the numbers of checks change with every call that a command makes.
    const { scenarios, answers, given } = row
    expect(rows.find((one) => one.line === line)).toMatchObject({ scenarios, answers, given })
  },
)
