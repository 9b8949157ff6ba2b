import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { runCommandLine } from '../../src/cli/run-command-line.ts'
import { memoryFiles } from '../support/files.ts'
import { testPorts } from '../support/test-ports.ts'
import { watchCases } from '../support/watched.ts'
import { webProject } from './stage.ts'

// Whatever stands on the command line or in the files: an exit code, words on standard error, and never a bug of ours.

const word = fc.oneof(
  fc.constantFrom(
    'deploy',
    'register',
    'run',
    'wait',
    'render',
    'policy',
    'generate',
    'lint',
    'sandbox',
    'reset',
    'help',
  ),
  fc.constantFrom('--sandbox', '--dry-run', '--no-wait', '--debug', '--strict', '--no-color', '--log-format', 'json'),
  fc.constantFrom('--tasks', '-1', '0', '3', '--tasks=2', '--revision', '--count', '--wait-until', 'stable', 'running'),
  fc.constantFrom(
    '--for',
    'deploy --no-wait',
    "run 'x",
    '--assume',
    'the service exists',
    '--grade',
    'required',
    '--read',
  ),
  fc.constantFrom(
    '--config',
    'ecspresso.yml',
    '--envfile',
    '--timeout',
    '1s',
    '--tags',
    'a=b',
    '--overrides',
    '{}',
    '{',
  ),
  fc.constantFrom('taskdef', 'servicedef', 'config', '-', '--', '', '--=', '-h', '--help', '=', '--format', 'text'),
  fc.string({ unit: 'binary', maxLength: 6 }),
)

const watch = watchCases()
afterAll(() => watch.end())

async function expectWords(argv: readonly string[], files: ReturnType<typeof memoryFiles>): Promise<void> {
  const ports = testPorts({ env: {} })
  const code = await runCommandLine(argv, { ...ports, files })
  expect([0, 1, 2]).toContain(code)
  expect(ports.stderr()).not.toMatch(/^bug:/m)
  if (code !== 0) expect(ports.stderr() + ports.stdout()).toMatch(/error|warning/)
}

test('any command line', async () => {
  // `serve` would not end.
  const argv = fc.array(word, { maxLength: 8 }).map((words) => words.filter((one) => one !== 'serve'))
  await fc.assert(
    fc.asyncProperty(argv, (words) =>
      watch.run(JSON.stringify(words), () => expectWords([...words, '--sandbox'], memoryFiles('/project', webProject))),
    ),
    { numRuns: 300 },
  )
})

const damage = fc.record({
  file: fc.constantFrom('ecspresso.yml', 'ecs-task-def.json', 'ecs-service-def.json'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat({ max: 40 }),
  insert: fc.oneof(
    fc.constantFrom(
      '',
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '{{',
      '}}',
      '{{ env }}',
      '{{ must_env `A` }}',
      '\n',
      '- a',
      '&a',
      '*a',
      '\u0000',
    ),
    fc.string({ unit: 'binary', maxLength: 10 }),
  ),
})

test('files that are damaged anywhere', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(damage, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('deploy --no-wait', 'run --no-wait', 'register', 'render taskdef servicedef config'),
      async (damages, line) => {
        const files = { ...webProject }
        for (const { file, at, remove, insert } of damages) {
          const text = String(files[file])
          const offset = Math.floor(at * text.length)
          Object.assign(files, { [file]: text.slice(0, offset) + insert + text.slice(offset + remove) })
        }
        await watch.run(JSON.stringify({ line, files }), () =>
          expectWords([...line.split(' '), '--sandbox'], memoryFiles('/project', files)),
        )
      },
    ),
    { numRuns: 300 },
  )
})
