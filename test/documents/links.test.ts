import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

// Links between the pages of the repository: each file is there, and has the heading. Those to the web are not asked for: tests need no network.

const root = join(import.meta.dirname, '../..')
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...['docs', 'examples', 'packaging'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  ),
]

/** The anchors of a page's headings, as GitHub and VitePress make them. */
function anchorsOf(text: string): string[] {
  return [...withoutFences(text).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s+/g, '-'),
  )
}

function withoutFences(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, '').replace(/<!--[\s\S]*?-->/g, '')
}

function linksOf(text: string): string[] {
  const prose = withoutFences(text).replace(/`[^`\n]*`/g, '``')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
}

test('anchors are made as GitHub makes them', () => {
  expect(anchorsOf('# `ristretto policy check` and more\n\n## v1, v2, v3\n```\n# no\n```\n')).toEqual([
    'ristretto-policy-check-and-more',
    'v1-v2-v3',
  ])
})

test.each(pages)('the links of %s lead somewhere', (name) => {
  const text = readFileSync(join(root, name), 'utf8')
  // Our own repository on GitHub is this folder.
  const own = /^https:\/\/github\.com\/ristretto-ecs\/ristretto(?:\/(?:tree|blob)\/main\/([^#]*))?(?:#(.*))?$/
  const dead = linksOf(text).filter((target) => {
    const mine = own.exec(target)
    if (!mine && /^[a-z]+:/.test(target)) return false
    const [path = '', anchor] = mine ? [mine[1] ?? 'README.md', mine[2]] : target.split('#')
    const file = path === '' ? join(root, name) : join(mine ? root : dirname(join(root, name)), path)
    const page = existsSync(file) && statSync(file).isDirectory() ? join(file, 'README.md') : file
    if (!existsSync(file)) return true
    return anchor !== undefined && !anchorsOf(readFileSync(page, 'utf8')).includes(decodeURIComponent(anchor))
  })
  expect(dead, relative(root, name)).toEqual([])
})
