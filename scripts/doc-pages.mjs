// Writes src/commands/docs/pages.ts: an import for each page of docs/, of which `ristretto docs` prints one. Part of `npm run docs:update`.
import { readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const first = ['getting-started', 'from-ecspresso', 'pipeline-policy', 'security-team', 'ci']

const names = readdirSync(join(root, 'docs'))
  .filter((name) => name.endsWith('.md') && name !== 'index.md')
  .map((name) => name.slice(0, -'.md'.length))
const topics = [...first, ...names.filter((name) => !first.includes(name)).sort()]

const variableOf = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())
const imports = topics
  .toSorted()
  .map((name) => `import ${variableOf(name)} from '../../../docs/${name}.md' with { type: 'text' }`)
const entries = topics.map((name) => (name.includes('-') ? `  '${name}': ${variableOf(name)},` : `  ${name},`))

writeFileSync(
  join(root, 'src/commands/docs/pages.ts'),
  `// Made by scripts/doc-pages.mjs. Not to be edited.
${imports.join('\n')}

/** The pages of docs/ by their topics, guides first. They are part of the program, so that no network is needed. */
export const pages: Readonly<Record<string, string>> = {
${entries.join('\n')}
}
`,
)
