import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildCommandLine, type CommandLine } from '../support/built-program.ts'
import { type CommandBlock, commandBlocks, isSaid, masked, shownFiles, withOutputs } from './command-blocks.ts'
import { parityRows } from './parity.ts'
import { statusLine } from './status-line.ts'

/**
 * What the documents say is so: every command block is run in a shell, and what it prints is compared. `npm run docs:update` writes what is
 * printed now into the documents instead.
 */
const root = join(import.meta.dirname, '../..')
const updates = process.env['UPDATE_DOCUMENTS'] !== undefined
const documents = [
  'README.md',
  ...['docs', 'docs/ja'].flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`)),
]
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }))

let product: CommandLine
let folder: string

beforeAll(async () => {
  product = await buildCommandLine()
  folder = mkdtempSync(join(tmpdir(), 'ristretto-documents-'))
  mkdirSync(join(folder, 'bin'))
  const program = `#!/bin/sh\nexec '${process.execPath}' '${product.file}' "$@"\n`
  writeFileSync(join(folder, 'bin', 'ristretto'), program, { mode: 0o755 })
})

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await product.remove()
})

/** A fresh copy of the folder of a block, with the files that its document shows. */
function placeOf({ folder: name = 'examples' }: CommandBlock, text: string): string {
  const place = mkdtempSync(join(folder, 'place-'))
  if (name !== 'an empty folder') cpSync(join(root, name), place, { recursive: true })
  for (const [file, content] of shownFiles(text)) writeFileSync(join(place, file), content)
  return place
}

/** What each step of a block prints. */
function outputsOf({ before, steps }: CommandBlock, place: string): string[] {
  const separator = '----- next step -----'
  const script = [
    ...before.map((command) => `{ ${command}\n} >/dev/null 2>&1`),
    ...steps.flatMap(({ command }) => [`echo '${separator}'`, command]),
  ].join('\n')
  const { stdout } = spawnSync('bash', ['--norc', '-c', `exec 2>&1\n${script}`], {
    cwd: place,
    encoding: 'utf8',
    env: { PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`, HOME: folder, LC_ALL: 'C' },
    timeout: 50_000,
  })
  return stdout
    .split(`${separator}\n`)
    .slice(1)
    .map((output) => output.trimEnd())
}

const withBlocks = documents.filter(({ text }) => commandBlocks(text).length > 0)

describe.each(withBlocks)('$name', ({ name, text }) => {
  const path = join(root, name)
  const blocks = commandBlocks(text)
  const outputs = new Map<CommandBlock, readonly string[]>()
  let place = ''

  for (const block of blocks) {
    const title = `line ${block.line}: ${block.steps[0]?.command}`
    if (block.notRun !== undefined) test.skip(`${title}: not run: ${block.notRun}`, () => {})
    else
      test(title, () => {
        if (!block.goesOn) place = placeOf(block, text)
        const printed = outputsOf(block, place)
        const asSaid = block.steps.map(({ output }, i) => (isSaid(output, printed[i] ?? '') ? output : printed[i]))
        outputs.set(
          block,
          asSaid.map((output) => output ?? ''),
        )
        if (updates) return
        block.steps.forEach(({ output }, i) => {
          if (asSaid[i] !== output) expect(masked(printed[i] ?? ''), 'npm run docs:update').toBe(masked(output))
        })
      })
  }

  afterAll(() => {
    if (updates && outputs.size > 0) writeFileSync(path, withOutputs(readFileSync(path, 'utf8'), outputs))
  })
})

/** What a fence may hold beside commands that are run: data and code of a language. A synopsis is `text`. */
const OTHER = /^```(?:yaml|json|ts|hcl|text)\n/

test.each(documents)('every block of $name is a command that is run, data, code or a synopsis', ({ text }) => {
  const fences = text.match(/^```\w*\n[\s\S]*?\n```$/gm) ?? []
  expect(fences.filter((fence) => !OTHER.test(fence) && !/^```\n\$ /.test(fence))).toEqual([])
})

const japanese = documents.filter(({ name }) => name.startsWith('docs/ja/'))
test.each(japanese)('$name has the sections, files and commands of its English page', ({ name, text }) => {
  const english = readFileSync(join(root, name.replace('docs/ja/', 'docs/')), 'utf8')
  const shapeOf = (page: string) => ({
    levels: page.match(/^#+(?= )/gm),
    files: [...shownFiles(page)],
    commands: commandBlocks(page).flatMap(({ steps }) => steps.map(({ command }) => command)),
  })
  expect(shapeOf(text)).toEqual(shapeOf(english))
})

test('every block of README.md is a command that is run, but for those that install', () => {
  const { text = '' } = documents[0] ?? {}
  const blocks = commandBlocks(text)
  expect(blocks).toHaveLength([...text.matchAll(/^```/gm)].length / 2)
  expect(blocks.flatMap(({ notRun }) => notRun ?? [])).toEqual(['installs into the machine'])
})

test('the picture of README.md is what the program prints', () => {
  const script = [join(root, 'scripts/picture.mjs'), product.file, ...(updates ? [] : ['--check'])]
  const { status, stderr } = spawnSync(process.execPath, script, { encoding: 'utf8' })
  expect(status, stderr).toBe(0)
})

test('README.md says which commands of ecspresso are there', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const [begin, end] = ['<!-- status -->\n', '<!-- /status -->']
  const [before = '', rest = ''] = readme.split(begin)
  const [line = '', after = ''] = rest.split(end)
  const now = statusLine(parityRows())
  if (updates) writeFileSync(join(root, 'README.md'), `${before}${begin}${now}${end}${after}`)
  else expect(line, 'npm run docs:update').toBe(now)
})
