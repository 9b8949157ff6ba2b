import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { everyLine } from '../support/command-lines.ts'
import { pageOf, rowsIn } from '../support/proof-page.ts'
import { type ProofRow, proveLine } from '../support/prove-line.ts'

const page = new URL('../../docs/proof.md', import.meta.url)

test('docs/proof.md has a row for every command and option that may reach AWS', { timeout: 600_000 }, async () => {
  // UPDATE_DOCUMENTS=1 proves what is new and writes the page; `npm run proof` proves all of it anew.
  if (process.env['UPDATE_DOCUMENTS'] === '1')
    writeFileSync(page, pageOf(await brought(rowsIn(readFileSync(page, 'utf8')))))
  expect(
    rowsIn(readFileSync(page, 'utf8'))
      .map(({ line }) => line)
      .sort(),
  ).toEqual([...everyLine()].sort())
})

/** The rows that still have a command line, and those of new ones. */
async function brought(known: readonly ProofRow[]): Promise<ProofRow[]> {
  const rows: ProofRow[] = []
  for (const line of everyLine()) rows.push(known.find((row) => row.line === line) ?? (await proveLine(line)))
  return rows
}
