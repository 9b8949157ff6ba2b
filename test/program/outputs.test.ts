import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { command, ended, project } from './program.ts'

const hasFullDevice = existsSync('/dev/full')

/** Runs a line of the shell in which `ristretto` is the program. */
function shell(line: string, directory: string) {
  const [program = '', ...before] = command
  const child = spawn(
    'sh',
    ['-c', `ristretto() { '${program}' ${before.map((word) => `'${word}'`).join(' ')} "$@"; }; ${line}`],
    {
      cwd: directory,
      env: { PATH: process.env['PATH'] ?? '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  return ended(child)
}

describe.skipIf(!hasFullDevice)('an output that is full (/dev/full) or closed', () => {
  test('a deployment goes on, its state is kept, and the exit code is its own', async () => {
    const directory = project()
    const told = await shell('ristretto deploy --sandbox 2>/dev/full; echo "code $?"', directory)
    expect(told.stdout).toBe('code 0\n')
    const later = await shell('ristretto status --sandbox', directory)
    expect(later.stdout).toMatch(/PRIMARY web:1 desired:1 pending:0 running:1/)
  })

  test('the document of a deployment is left with one line', async () => {
    const told = await shell('ristretto deploy --sandbox --output json >/dev/full; echo "code $?" >&2', project())
    expect(told.stderr).toMatch(/^code 0$/m)
    expect(told.stderr.match(/standard output cannot be written, and is left: ENOSPC/g)).toHaveLength(1)
  })

  test('data that is lost is a failure', async () => {
    const told = await shell('ristretto render taskdef >/dev/full; echo "code $?" >&2', project())
    expect(told.stderr).toMatch(/^warning: standard output cannot be written, and is left: ENOSPC.*\ncode 1\n$/)
  })

  test('a closed stream is no other', async () => {
    const told = await shell('ristretto deploy --sandbox >&- 2>&-; echo "code $?"', project())
    expect(told.stdout).toBe('code 0\n')
  })

  test('a reader that has seen enough makes no words', async () => {
    const told = await shell('ristretto render taskdef | head -n 1', project())
    expect(told.stderr).toBe('')
  })
})
