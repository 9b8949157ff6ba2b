import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { everyLine } from '../support/command-lines.ts'
import { pageOf } from '../support/proof-page.ts'
import { type ProofRow, proveLine } from '../support/prove-line.ts'

// `npm run proof`: proves the generated policy of every command and option, and writes docs/proof.md. It takes some minutes.

const page = join(import.meta.dirname, '../../docs/proof.md')

test('every command and option is proved', { timeout: 3_600_000 }, async () => {
  const rows: ProofRow[] = []
  for (const line of everyLine()) rows.push(await proveLine(line))
  writeFileSync(page, pageOf(rows))
  expect(rows.filter(({ lacking, superfluous }) => lacking + superfluous > 0)).toEqual([])
})
