import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UserError } from '../calls/index.ts'
import { openProject } from './index.ts'
import { offline, projectPorts, testWorld } from './project.fixture.ts'

const CONFIG = 'task_definition: td.json\nservice_definition: td.json\n'

/** Reads everything there is; only UserErrors may end it, with one line and a place in the files. */
async function survives(files: Readonly<Record<string, string>>): Promise<void> {
  const world = testWorld()
  const door = world.door(offline)
  const reading = [
    (p: Awaited<ReturnType<typeof openProject>>) => p.taskDefinition(door),
    (p: Awaited<ReturnType<typeof openProject>>) => p.serviceDefinition(door),
    (p: Awaited<ReturnType<typeof openProject>>) => p.outline(),
  ]
  try {
    const project = await openProject(door, projectPorts(files, { A: 'a' }), {})
    for (const read of reading) await read(project).catch(check)
  } catch (error) {
    check(error)
  }
}

function check(error: unknown): void {
  if (!(error instanceof UserError)) throw error
  expect(error.message).not.toContain('\n')
  expect(error.message).not.toBe('')
  for (const part of [error.at?.line, error.at?.column]) expect(part ?? 1).toBeGreaterThan(0)
}

const tokens = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    '"family"',
    '"containerDefinitions"',
    '"name"',
    '"a"',
    '1',
    '1e9',
    '-',
    'true',
    'null',
    '\n',
    ' ',
  ],
  ...[
    '{{',
    '}}',
    '{{ env `A` `b` }}',
    '{{ must_env `NO` }}',
    '{{ tfstate `x.y.z` }}',
    '{{ if true }}',
    '{{ end }}',
    '`',
    '\\',
    '\u0000',
    '\uE000',
    '😀',
  ],
  ...[
    '- ',
    ': ',
    '&a',
    '*a',
    '|',
    '>',
    '#',
    '---',
    'region',
    'plugins',
    'tfstate',
    '%',
    '@',
    '!',
    '\t',
    'taskDefinition',
  ],
)
const soup = fc.array(tokens, { maxLength: 40 }).map((parts) => parts.join(''))

describe('whatever stands in the files', () => {
  test.each(['ecspresso.yml', 'ecspresso.json', 'ecspresso.jsonnet'])(
    'the configuration %s ends in a clear error',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(soup, (text) => survives({ [name]: text })),
        { numRuns: 150 },
      )
    },
  )

  test('definitions end in a clear error', async () => {
    await fc.assert(
      fc.asyncProperty(soup, (text) => survives({ 'ecspresso.yml': CONFIG, 'td.json': text })),
      { numRuns: 200 },
    )
  })

  test('definitions of any JSON end in a clear error', async () => {
    const keys = fc.constantFrom(
      'family',
      'containerDefinitions',
      'taskDefinition',
      'tags',
      'logConfiguration',
      'options',
      '__proto__',
      'constructor',
    )
    const { any } = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, true, 0, 1.5, '', 'x'),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(keys, fc.string({ maxLength: 3 })), tie('any'), { maxKeys: 5 }),
      ),
    }))
    await fc.assert(
      fc.asyncProperty(any, (value) => survives({ 'ecspresso.yml': CONFIG, 'td.json': JSON.stringify(value) })),
      { numRuns: 200 },
    )
  })
})
