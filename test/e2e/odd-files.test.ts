/** In the place of a file, whichever option of whichever command names it: a folder, a pipe, a device without an end. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { globalOptions } from '../../src/cli/globals.ts'
import { commands } from '../../src/commands/index.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { webProject } from './stage.ts'

let directory: string

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ristretto-odd-'))
  for (const [name, content] of Object.entries(webProject)) writeFileSync(join(directory, name), content)
  mkdirSync(join(directory, 'folder'))
  execFileSync('sh', ['-c', 'mkfifo pipe'], { cwd: directory })
})

afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** Every option that takes a path, with each command that has it; one command stands for all of what all have. */
function linesWith(path: string): string[] {
  return (
    commands
      // It serves until it is told to end.
      .filter(({ name }) => name !== 'sandbox serve')
      .flatMap((command) => {
        const own = command.name === 'register' ? { ...globalOptions, ...command.options } : command.options
        const argument = command.positional?.startsWith('<') ? ` ${command.choices?.[0] ?? path}` : ''
        const flags = Object.entries(own).flatMap(([name, option]) => {
          const value = 'value' in option ? option.value : undefined
          if (value === undefined || !/FILE|FOLDER/.test(value)) return []
          return [` --${name} ${value.replace(/FILE|FOLDER/, path).replace('URL', 's3://states/x')}`]
        })
        const all = argument.includes(path) ? ['', ...flags] : flags
        return all.map((flag) => `${command.name}${argument}${flag}${command.needs === 'nothing' ? '' : ' --sandbox'}`)
      })
  )
}

const kinds = {
  folder: { path: 'folder', isStill: () => statSync(join(directory, 'folder')).isDirectory() },
  pipe: { path: 'pipe', isStill: () => statSync(join(directory, 'pipe')).isFIFO() },
  device: { path: '/dev/zero', isStill: () => statSync('/dev/zero').isCharacterDevice() },
}

const cases = Object.entries(kinds).flatMap(([kind, { path }]) => linesWith(path).map((line) => ({ kind, line })))

test('there are lines for every kind', () => expect(cases.length).toBeGreaterThan(60))

test.skipIf(process.platform === 'win32').each(cases)('$kind: $line', async ({ kind, line }) => {
  // Whoever reads the pipe finds a writer who has nothing to say.
  const writer = kind === 'pipe' ? spawn('sh', ['-c', ': > pipe'], { cwd: directory, stdio: 'ignore' }) : undefined
  const ports = testPorts({ directory, env: {} })
  const told = await runTestCommand([...line.split(' '), '--max-file-size', '1MB'], ports)
  writer?.kill()
  expect(told.stderr).not.toMatch(/^bug|\n\s+at |[A-Z]{4,}: |\.tmp/m)
  expect([0, 1, 2]).toContain(told.exitCode)
  // The linter's findings are its result.
  if (told.exitCode !== 0) expect(told.stderr + told.stdout).toMatch(/^error: |: error [A-Z_]+: /m)
  expect(Object.values(kinds).map(({ isStill }) => isStill())).toEqual([true, true, true])
})
