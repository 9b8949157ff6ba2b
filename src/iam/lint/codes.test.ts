import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findingCodes } from './index.ts'

test('docs/policy-lint.md lists every code with its severity and meaning', () => {
  const page = readFileSync(new URL('../../../docs/policy-lint.md', import.meta.url), 'utf8')
  const listed = page
    .split('\n')
    .flatMap((line) => /^\| `([A-Z0-9_]+)` \| (\w+) \| (.*) \|$/.exec(line)?.slice(1).join(' | ') ?? [])
  const declared = Object.entries(findingCodes).map(([code, { severity, about }]) => `${code} | ${severity} | ${about}`)
  expect(listed).toEqual(declared)
})
