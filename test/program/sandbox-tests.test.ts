import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { command } from './program.ts'

const folder = join(import.meta.dirname, '../../examples/sandbox-tests')

/** A Python that has what the example needs: the one of CI's virtual environment, else the machine's. */
const python = [join(import.meta.dirname, '../../.venv/bin/python'), 'python3'].find(
  (program) => spawnSync(program, ['-c', 'import boto3, pytest']).status === 0,
)

test.skipIf(python === undefined)('examples/sandbox-tests/test_web.py: pytest and boto3 against the program', () => {
  const quoted = command.map((word) => `'${word}'`).join(' ')
  const { status, stdout } = spawnSync(python ?? '', ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', 'test_web.py'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, RISTRETTO: quoted, PYTHONDONTWRITEBYTECODE: '1' },
  })
  expect(status, stdout).toBe(0)
  expect(stdout).toContain('1 passed')
})

test.runIf(python === undefined)('pytest and boto3 are not here: their example is skipped', () => {
  expect(python).toBeUndefined()
})
