// Draws docs/public/picture.svg, with which README.md opens, from a real run: `npm run picture`. Time in the sandbox is virtual; what differs
// from run to run (times, ids, how long a busy machine looks) is left out or masked, so that the picture changes with the program alone.
// `--check` fails where it would; another built program may be named.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const picture = join(root, 'docs/public/picture.svg')
const [CHARACTER, LINE, PADDING] = [7.2, 17, 16]

/** The built program. */
const program = process.argv.find((word) => word.endsWith('.cjs')) ?? join(root, 'dist/ristretto.cjs')

const windows = [
  {
    title: 'deploy, without an account, under exactly the policy that it needs',
    line: 'ristretto deploy --sandbox',
    keeps: (text) => !/^\d{4}-|still waiting/.test(text),
  },
  {
    title: 'that policy, derived from the code that makes the calls',
    line: 'ristretto policy generate --for deploy --grade required --format json --compact',
    keeps: (text) => !/left out/.test(text),
  },
]

/** What the command prints in a fresh copy of examples/hello. */
function linesOf({ line, keeps }, folder) {
  const [, ...argv] = line.split(' ')
  const command = [program, ...argv].map((word) => `'${word}'`).join(' ')
  const printed = execFileSync('sh', ['-c', `'${process.execPath}' ${command} 2>&1`], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '' },
  })
  const told = printed
    .trimEnd()
    .split('\n')
    .filter(keeps)
    .map((text) => text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z ?/g, '').replace(/\b[0-9a-f]{32}\b/g, 'a1b2c3…'))
  return [`$ ${line}`, ...told.flatMap((text) => wrapped(text, 96))]
}

function wrapped(text, width) {
  if (text.length <= width) return [text]
  const at = text.lastIndexOf(' ', width)
  return at < width / 2 ? [text] : [text.slice(0, at), ...wrapped(`    ${text.slice(at + 1)}`, width)]
}

const colours = [
  [/^\$ /, '#f2c078'],
  [/COMPLETED|SUCCESSFUL|^hello runs|has reached/, '#9fd89f'],
  [/^sandbox:/, '#8fb8de'],
  [/"(Effect|Action|Resource|Condition|StringEquals|Statement)"/, '#c9d1d9'],
]

function colourOf(text) {
  return colours.find(([pattern]) => pattern.test(text))?.[1] ?? '#c9d1d9'
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function windowOf({ title, lines }, top, width) {
  const height = 2 * PADDING + 28 + lines.length * LINE
  const texts = lines.map(
    (text, i) =>
      `<text x="${PADDING}" y="${56 + i * LINE}" fill="${colourOf(text)}" xml:space="preserve">${escaped(text)}</text>`,
  )
  const parts = [
    `<g transform="translate(0 ${top})">`,
    `<rect width="${width}" height="${height}" rx="8" fill="#1b1f24"/>`,
    `<text x="${PADDING}" y="26" fill="#8b949e" font-style="italic">${escaped(title)}</text>`,
    ...texts,
    '</g>',
  ]
  return { svg: parts.join('\n'), height }
}

function draw() {
  const folder = mkdtempSync(join(tmpdir(), 'ristretto-picture-'))
  try {
    cpSync(join(root, 'examples/hello'), folder, { recursive: true })
    const told = windows.map((one) => ({ title: one.title, lines: linesOf(one, folder) }))
    const longest = Math.max(...told.flatMap(({ title, lines }) => [title, ...lines]).map(({ length }) => length))
    const width = Math.ceil(longest * CHARACTER + 2 * PADDING)
    let top = 0
    const drawn = told.map((one) => {
      const { svg, height } = windowOf(one, top, width)
      top += height + 12
      return svg
    })
    const described = told.map(({ lines }) => lines[0]?.slice(2)).join('; ')
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top - 12}" viewBox="0 0 ${width} ${top - 12}" role="img" aria-label="${escaped(described)}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="12">`,
      ...drawn,
      '</svg>\n',
    ].join('\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const now = draw()
if (!process.argv.includes('--check')) {
  mkdirSync(dirname(picture), { recursive: true })
  writeFileSync(picture, now)
} else if (readFileSync(picture, 'utf8') !== now) {
  console.error('docs/public/picture.svg is not what a run gives now: npm run picture')
  process.exit(1)
}
