import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { realFiles } from './files.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8)
}

test.skipIf(process.platform === 'win32')(
  'what is private is for its owner alone, in a folder that was open before, too',
  async () => {
    mkdirSync(join(folder, 'state'))
    chmodSync(join(folder, 'state'), 0o755)
    for (const name of ['state', 'new']) {
      await realFiles.makePrivateFolder(join(folder, name))
      await realFiles.write(join(folder, name, 'a.json'), 'x', { isPrivate: true })
    }
    for (const name of ['state', 'new']) {
      expect([modeOf(join(folder, name)), modeOf(join(folder, name, 'a.json'))]).toEqual(['700', '600'])
    }
  },
)

test('a write that fails leaves nothing behind', async () => {
  mkdirSync(join(folder, 'taken'))
  mkdirSync(join(folder, 'taken', 'inner'))
  await expect(realFiles.write(join(folder, 'taken'), 'x')).rejects.toThrow()
  expect(readdirSync(folder)).toEqual(['taken'])
  await realFiles.write(join(folder, 'plain'), 'y')
  expect(readFileSync(join(folder, 'plain'), 'utf8')).toBe('y')
})
