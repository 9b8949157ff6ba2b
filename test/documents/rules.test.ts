import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Rule, rules } from '../../src/settings/index.ts'

// docs/rules.md is made of the table of rules. `npm run docs:update` writes it.

const file = join(import.meta.dirname, '../../docs/rules.md')

function tableOf(shown: readonly Rule[]): string {
  const rows = shown.map(({ code, severity, about, source }) => `| \`${code}\` | ${severity} | ${about} | ${source} |`)
  return ['| code | | rule | source |', '|---|---|---|---|', ...rows].join('\n')
}

const page = `# Rules of definitions

\`register\`, \`deploy\` and \`run\` check the definitions that they are going to use before they call anything but lookups, and tell all that is wrong at once, each with its place
in the file that you wrote. An error is what ECS surely refuses; a warning what it probably refuses, or what will not work; \`--strict\` makes warnings errors. What a lookup gives is
judged once it was made.

A rule is silenced by its code, for a project by \`ignore.rules: [CODE]\` in the configuration, for a file by a comment with \`ristretto-ignore: CODE, CODE\`: \`// ...\` in Jsonnet,
\`{{/* ... */}}\` in a template.

Types, required members and unknown keys are checked beside these rules, and cannot be silenced.

## The task definition

${tableOf(rules.filter(({ of }) => of === 'task definition'))}

## The service definition

${tableOf(rules.filter(({ of }) => of === 'service definition'))}

## Both together

${tableOf(rules.filter(({ of }) => of === 'both'))}
`

test('docs/rules.md tells the rules that there are', () => {
  if (process.env['UPDATE_DOCUMENTS'] !== undefined) writeFileSync(file, page)
  expect(readFileSync(file, 'utf8')).toBe(page)
})
