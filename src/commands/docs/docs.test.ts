import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runTestCommand, testPorts } from '../../../test/support/test-ports.ts'
import { pages } from './pages.ts'

test('every page of docs/ is a topic', () => {
  const files = readdirSync(new URL('../../../docs', import.meta.url)).filter((name) => name.endsWith('.md'))
  // index.md is the front of the site.
  expect(Object.keys(pages).sort(), 'npm run docs:update').toEqual(
    files
      .map((name) => name.slice(0, -3))
      .filter((name) => name !== 'index')
      .sort(),
  )
})

test('docs lists the topics, docs TOPIC prints a page without what is for tests', async () => {
  const list = await runTestCommand(['docs'], testPorts())
  expect(list.stdout).toMatch(/^getting-started +Getting started\n/)
  expect(list.stdout.split('\n')).toHaveLength(Object.keys(pages).length + 1)
  const page = await runTestCommand(['docs', 'getting-started'], testPorts())
  expect(page).toMatchObject({ exitCode: 0, stderr: '' })
  expect(page.stdout).toMatch(/^# Getting started\n/)
  expect(page.stdout).not.toContain('<!--')
})

test('a topic that is none is told the nearest', async () => {
  const told = await runTestCommand(['docs', 'sandbx'], testPorts())
  expect(told).toEqual(
    expect.objectContaining({
      exitCode: 1,
      stderr: 'error: there is no page `sandbx` [OPTION_INVALID]\nhint: did you mean `sandbox`?\n',
    }),
  )
})

test('--list is what no topic does; an article of ecspresso is a page of ours', async () => {
  const [list, bare] = [await docs('--list'), await docs()]
  expect(list).toBe(bare)
  expect(await docs('--article', 'readme')).toBe(await docs('getting-started'))
  expect(await docs('--article', 'v2-v3')).toMatch(/^# /)
  expect(JSON.parse(await docs('--list', '--json'))).toContainEqual({ name: 'ci', description: expect.any(String) })
})

test('--index lists the headings with their lines, of one page or of all', async () => {
  const page = await docs('getting-started')
  const index = await docs('getting-started', '--index')
  const [, title = '', line = ''] = /^ {2}## (.+) \(L(\d+)\)$/m.exec(index) ?? []
  expect(page.split('\n')[Number(line) - 1]).toBe(`## ${title}`)
  expect(await docs('--index')).toMatch(/^getting-started\n {2}# Getting started \(L1\)\n/)
  const { mode, sections } = JSON.parse(await docs('ci', '--index', '--json'))
  expect([mode, Object.keys(sections[0])]).toEqual(['index', ['level', 'title', 'line']])
})

test('--search gives the sections that hold a text, in any case', async () => {
  const told = await docs('--search', 'PASSROLE')
  expect(told).toMatch(/^\[[a-z-]+, line \d+\]\n#/)
  for (const section of told.split('\n---\n')) expect(section.toLowerCase()).toContain('passrole')
  expect(JSON.parse(await docs('security', '--search', 'token', '--json'))).toMatchObject({
    article: 'security',
    mode: 'search',
    query: 'token',
  })
  const none = await runTestCommand(['docs', '--search', 'no such words'], testPorts())
  expect(none).toMatchObject({
    exitCode: 1,
    stderr:
      'error: no section holds `no such words` [OPTION_INVALID]\nhint: `ristretto docs --index` lists the headings of all pages\n',
  })
})

async function docs(...more: string[]): Promise<string> {
  const told = await runTestCommand(['docs', ...more], testPorts())
  expect(told.stderr).toBe('')
  return told.stdout
}

test.each([
  [
    'RULE_FARGATE_SIZES',
    /^# fargate-sizes\n\nerror\n\nrule: A task on Fargate has `cpu` .*\n\nsource: https:.*\n\nMore: `ristretto docs rules`\n$/,
  ],
  ['fargate-sizes', /^# fargate-sizes\n/],
  ['IMAGE_DENIED', /^# IMAGE_DENIED\n\nheals: no\n\nsource: .*\n\nMore: `ristretto docs failures`\n$/],
  ['SID_DUPLICATE', /^# SID_DUPLICATE\n\n[^|]*\n\nMore: `ristretto docs policy-lint`\n$/],
  [
    'ACCESS_DENIED',
    /^# ACCESS_DENIED\n\nWhat has happened: [^|]*\n\nWhat to do: [^|]*\n\nMore: `ristretto docs pipeline-policy`\n$/,
  ],
])('docs %s tells what it stands for', async (code, page) => {
  expect(await docs(code)).toMatch(page)
})
