import { spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { command, folderWith, project, run } from './program.ts'

/** A folder on PATH in which the program has its name. */
function named(): string {
  const folder = folderWith({})
  const words = command.map((word) => `'${word}'`).join(' ')
  writeFileSync(join(folder, 'ristretto'), `#!/bin/sh\nexec ${words} "$@"\n`)
  chmodSync(join(folder, 'ristretto'), 0o755)
  return folder
}

/** What bash proposes for the words of a line, taken apart as bash does it. */
function inBash(words: readonly string[], directory = project()): readonly string[] {
  const script = `
    source <(ristretto completion bash)
    COMP_WORDS=(ristretto "$@"); COMP_CWORD=$#
    _ristretto
    printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script, 'bash', ...words], {
    cwd: directory,
    encoding: 'utf8',
    env: { PATH: `${named()}:${process.env['PATH'] ?? ''}` },
  })
  expect(stderr).toBe('')
  return stdout.split('\n').filter(Boolean)
}

test.each([
  [['dep'], ['deploy']],
  [['policy', 'gen'], ['generate']],
  [['deploy', '--wait-u'], ['--wait-until']],
  [
    ['deploy', '--wait-until', ''],
    ['stable', 'deployed'],
  ],
  [['deploy', '--wait-until', '=', 'd'], ['deployed']],
  [
    ['deploy', '--wait-until', '='],
    ['stable', 'deployed'],
  ],
  [['run', '--watch-container', ''], ['app']],
  [['--config', 'ecs'], ['ecspresso.yml']],
  [['--config', '=', 'ecs'], ['ecspresso.yml']],
  [['deploy', '--tasks', ''], []],
])('bash completes %j with %j', (words, expected) => {
  expect(inBash(words)).toEqual(expected)
})

test('a folder without a project completes all the same', () => {
  expect(inBash(['run', '--watch-container', ''], folderWith({}))).toEqual([])
  expect(inBash(['run', '--watch-c'], folderWith({}))).toEqual(['--watch-container'])
})

test.each(['zsh', 'fish'])('the script for %s is one', async (shell) => {
  const { stdout, exitCode } = await run(['completion', shell])
  expect(exitCode).toBe(0)
  expect(stdout).toContain('completion candidates --')
  const folder = folderWith({ script: stdout })
  const { status, error, stderr } = spawnSync(shell, ['-n', join(folder, 'script')], { encoding: 'utf8' })
  // A machine without the shell cannot say.
  if (!error) expect(status, stderr).toBe(0)
})

test('a shell that there is no script for is refused', async () => {
  const { exitCode, stderr, stdout } = await run(['completion', 'tcsh'])
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
  expect(stderr).toBe('error: there is no completion for `tcsh`\nhint: one of bash, zsh, fish, powershell\n')
})
