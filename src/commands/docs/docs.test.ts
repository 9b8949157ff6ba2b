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
      stderr: 'error: there is no page `sandbx`\nhint: did you mean `sandbox`?\n',
    }),
  )
})
