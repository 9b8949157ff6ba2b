import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { manualPages, markdownPages } from '../../scripts/manual-entry.ts'

const folder = join(import.meta.dirname, '../../docs/cli')

test('docs/cli is what the tables of options say', () => {
  const pages = markdownPages()
  if (process.env['UPDATE_DOCUMENTS'] !== undefined) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder)
    for (const [name, page] of Object.entries(pages)) writeFileSync(join(folder, name), page)
  }
  const written = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')])
  expect(Object.fromEntries(written), 'npm run docs:update').toEqual(pages)
})

test('the manual pages are such as man reads', ({ skip }) => {
  const pages = manualPages('deploys to Amazon ECS')
  expect(pages['ristretto-deploy.1']).toContain('.B \\-\\-[no\\-]wait\n')
  expect(pages['ristretto.1']).toContain('.BR ristretto-policy-generate (1)')
  for (const [name, page] of Object.entries(pages)) {
    const { error, stderr } = spawnSync('groff', ['-Kutf8', '-man', '-ww', '-z', '-'], {
      input: page,
      encoding: 'utf8',
    })
    if (error) return skip('there is no groff')
    expect(stderr, name).toBe('')
  }
})
