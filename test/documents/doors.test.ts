import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportsOf } from './declarations.ts'

/** Each door of the package has a page that is made of its docstrings; `npm run docs:update` writes them. */
const root = join(import.meta.dirname, '../..')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const doors = Object.entries<{ types?: string }>(manifest.exports).flatMap(([door, { types }]) =>
  types === undefined ? [] : [{ name: `ristretto${door.slice(1)}`, types: types.replace('./dist/types/', '') }],
)

const types = mkdtempSync(join(tmpdir(), 'ristretto-types-'))
beforeAll(() => {
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.types.json', '--outDir', types], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stdout)
}, 120_000)
afterAll(() => rmSync(types, { recursive: true, force: true }))

/** `docs/library/iam-lint.md`; the root is `docs/library/ristretto.md`. */
function pathOf(name: string): string {
  return join(root, 'docs/library', `${name.replace('ristretto/', '').replaceAll('/', '-')}.md`)
}

function pageOf({ name, types: file }: (typeof doors)[number]): string {
  const source = readFileSync(join(root, 'src', file.replace(/\.d\.ts$/, '.ts')), 'utf8')
  const about = /^\/\*\*([\s\S]*?)\*\//.exec(source)?.[1] ?? ''
  const intro = about
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join('\n')
    .trim()
  const parts = exportsOf(join(types, file)).map(
    (one) =>
      `## \`${one.name}\`\n\n${one.about === '' ? '' : `${one.about}\n\n`}\`\`\`ts\n${one.declaration}\n\`\`\`\n`,
  )
  return [`# ${name}`, intro, ...parts].join('\n\n').replace(/\n{3,}/g, '\n\n')
}

test.each(doors)('$name has a page that is made of its docstrings', (door) => {
  const page = pageOf(door)
  if (process.env['UPDATE_DOCUMENTS'] !== undefined) {
    mkdirSync(dirname(pathOf(door.name)), { recursive: true })
    writeFileSync(pathOf(door.name), page)
  }
  expect(readFileSync(pathOf(door.name), 'utf8')).toBe(page)
})

test.each(doors)('everything that $name exports says what it is', ({ types: file }) => {
  const silent = exportsOf(join(types, file)).filter(({ about }) => about === '')
  expect(silent.map(({ name }) => name)).toEqual([])
})
