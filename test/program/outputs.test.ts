import { spawn, spawnSync } from 'node:child_process'
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

const hasPython = spawnSync('python3', ['-c', 'import pty']).status === 0

/** A terminal that is gone when the program writes: EIO, whose master was closed. Standard error is read through a pipe. */
const GONE = `
import os, pty, subprocess, sys
master, slave = pty.openpty()
streams = {'out': dict(stdout=slave, stderr=subprocess.PIPE), 'err': dict(stdout=subprocess.PIPE, stderr=slave)}[sys.argv[1]]
child = subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL, **streams)
os.close(slave)
os.close(master)
out, err = child.communicate()
sys.stdout.write((out or err or b'').decode())
sys.exit(child.returncode)
`

/**
 * Node.js itself aborts now and then where it puts a terminal back that is gone: `node -e 0` does, too (20.20, `ResetStdio`). All is said and
 * written by then.
 */
const ABORTED = 250

describe.skipIf(!hasPython)('a terminal that is gone (EIO)', () => {
  function gone(stream: 'out' | 'err', argv: readonly string[], directory: string) {
    const child = spawn('python3', ['-c', GONE, stream, ...command, ...argv], {
      cwd: directory,
      env: { PATH: process.env['PATH'] ?? '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return ended(child)
  }

  test('a deployment goes on, and its state is kept', async () => {
    const directory = project()
    const told = await gone('err', ['deploy', '--sandbox'], directory)
    expect([0, ABORTED]).toContain(told.exitCode)
    const later = await shell('ristretto status --sandbox', directory)
    expect(later.stdout).toMatch(/PRIMARY web:1 desired:1 pending:0 running:1/)
  })

  test('data that is lost is a failure', async () => {
    const told = await gone('out', ['render', 'taskdef'], project())
    // Where Node.js aborts, it says so behind our words.
    expect(told.stdout).toMatch(/^warning: standard output cannot be written, and is left: EIO.*\n/)
    expect([1, ABORTED]).toContain(told.exitCode)
  })
})
