import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryProject } from '../support/files.ts'
import { findCppJsonnet } from './find-peer.ts'

/** A folder with one program that prints the same whatever it is asked. */
async function folderWith(name: string, prints: string): Promise<string> {
  const folder = await temporaryProject({})
  writeFileSync(join(folder, name), `#!/bin/sh\necho '${prints}'\n`, { mode: 0o755 })
  return folder
}

test('a peer of another version is named with its version, and not used', async () => {
  const debian = await folderWith('jsonnet', 'Jsonnet commandline interpreter v0.18.0')
  expect(findCppJsonnet([debian])).toEqual({
    missing: `jsonnet 0.18.0 (${debian}/jsonnet) is not compared with, only 0.22`,
  })
  const python = await folderWith('python3', 'v0.20.0')
  expect(findCppJsonnet([python, debian])).toEqual({
    missing: `jsonnet 0.20.0 (${python}/python3) is not compared with, only 0.22`,
  })
})

test('a peer of a known version is found with it', async () => {
  const python = await folderWith('python3', 'v0.22.0')
  expect(findCppJsonnet([python])).toEqual({ program: `${python}/python3`, version: '0.22.0' })
})

test('a program that says nothing is of an unknown version', async () => {
  const broken = await folderWith('jsonnet', '')
  expect(findCppJsonnet([broken])).toEqual({
    missing: `jsonnet of an unknown version (${broken}/jsonnet) is not compared with, only 0.22`,
  })
  expect(findCppJsonnet([])).toEqual({ missing: 'there is no jsonnet here' })
})
