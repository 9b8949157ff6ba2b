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
  [['deploy', '--wait-until', ''], expect.arrayContaining(['stable', 'deployed', 'ecs:BAKE_TIME'])],
  [['deploy', '--wait-until', '=', 'd'], ['deployed']],
  [['deploy', '--wait-until', '='], expect.arrayContaining(['stable', 'deployed', 'ecs:BAKE_TIME'])],
  [['run', '--watch-container', ''], ['app']],
  [['--config', 'ecs'], ['ecspresso.yml']],
  [['--config', '=', 'ecs'], ['ecspresso.yml']],
  [['deploy', '--tasks', ''], []],
])('bash completes %j with %j', (words, expected) => {
  expect(inBash(words)).toEqual(expected)
})

test('revisions are those that the sandbox keeps; of others only AWS knows', async () => {
  const directory = project()
  expect(inBash(['deploy', '--sandbox', '--revision', ''], directory)).toEqual([])
  for (const _ of [1, 2]) expect((await run(['deploy', '--sandbox'], { directory })).exitCode).toBe(0)
  expect(inBash(['deploy', '--sandbox', '--revision', ''], directory)).toEqual(['1', '2'])
  expect(inBash(['deploy', '--revision', ''], directory)).toEqual([])
})

test('a folder without a project completes all the same', () => {
  expect(inBash(['run', '--watch-container', ''], folderWith({}))).toEqual([])
  expect(inBash(['run', '--watch-c'], folderWith({}))).toEqual(['--watch-container'])
})

/** How a shell reads a script without running it. */
const readers = [
  { shell: 'zsh', program: 'zsh', args: (script: string) => ['-n', script] },
  { shell: 'fish', program: 'fish', args: (script: string) => ['-n', script] },
  {
    shell: 'powershell',
    program: 'pwsh',
    args: (script: string) => [
      '-NoProfile',
      '-Command',
      `$e = $null; [void][System.Management.Automation.Language.Parser]::ParseFile('${script}', [ref]$null, [ref]$e); exit $e.Count`,
    ],
  },
]
test.for(readers)('the script for $shell is one', async ({ shell, program, args }, { skip }) => {
  const { stdout, exitCode } = await run(['completion', shell])
  expect(exitCode).toBe(0)
  expect(stdout).toContain('completion candidates --')
  const folder = folderWith({ 'script.ps1': stdout })
  const { status, error, stderr } = spawnSync(program, args(join(folder, 'script.ps1')), { encoding: 'utf8' })
  if (error) return skip(`there is no ${program}`)
  expect(status, stderr).toBe(0)
})

test('fish proposes what the program does', async ({ skip }) => {
  const line = 'ristretto completion fish | source; complete --do-complete "ristretto policy l"'
  const { stdout, error } = spawnSync('fish', ['--no-config', '-c', line], {
    encoding: 'utf8',
    cwd: project(),
    env: { PATH: `${named()}:${process.env['PATH'] ?? ''}`, HOME: folderWith({}) },
  })
  if (error) return skip('there is no fish')
  expect(stdout).toContain('lint')
})

test('a shell that there is no script for is refused', async () => {
  const { exitCode, stderr, stdout } = await run(['completion', 'tcsh'])
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
  expect(stderr).toBe(
    'error: there is no completion for `tcsh` [OPTION_INVALID]\nhint: one of bash, zsh, fish, powershell\n',
  )
})
