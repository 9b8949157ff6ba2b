import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { everyLine } from '../support/command-lines.ts'
import { proveLine } from '../support/prove-line.ts'

// docs/proof.md is made by `npm run proof`, which takes minutes: here the list of its command lines is kept current, and a sample proved again.

const page = readFileSync(new URL('../../docs/proof.md', import.meta.url), 'utf8')
const lines = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, line = '']) => line.replaceAll('\\|', '|'))

test('the page has a row for every command and option that may reach AWS', () => {
  // `npm run proof` writes it anew.
  expect([...lines].sort()).toEqual([...everyLine()].sort())
})

test('nothing of it is denied, and nothing can be taken away', () => {
  expect(page).toContain('\n| checks that are denied | 0 |\n| elements that can be taken away | 0 |\n')
})

test.each(['register', 'refresh --no-wait', 'run --no-wait', 'scale --tasks 1 --no-wait', 'register --dry-run'])(
  '`%s` is proved again',
  async (line) => {
    expect(await proveLine(line)).toMatchObject({ lacking: 0, superfluous: 0, scenarios: 3 })
  },
)
