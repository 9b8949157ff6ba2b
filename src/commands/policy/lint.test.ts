import { describe, expect, test } from 'vitest'
import { lint } from './lint.ts'

const broken = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "ecs:RunTasks", "Resource": "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:*" },
  ]
}
`
const sound = broken.replace('RunTasks', 'RunTask').replace('},\n  ]', '}\n  ]')
const options = { format: 'text', kind: undefined } as const

describe('lint()', () => {
  test('prints each finding with its line and a caret', async () => {
    const outcome = await lint([{ file: 'deploy.json', text: broken }], options)
    expect(outcome.exitCode).toBe(1)
    expect(outcome.text).toMatchInlineSnapshot(`
      "deploy.json:4:36: warning ACTION_UNKNOWN: there is no action \`ecs:RunTasks\`
          4 |     { "Effect": "Allow", "Action": "ecs:RunTasks", "Resource": "arn:aws:ecs:eu-west-1:111122223333:task-defini
            |                                    ^^^^^^^^^^^^^^
      hint: did you mean \`ecs:RunTask\`?
      write: "ecs:RunTask"

      deploy.json:4:124: error JSON_TRAILING_COMMA: this comma is one too many: nothing follows it before \`]\`
          4 | 1:111122223333:task-definition/web:*" },
            |                                        ^
      hint: take the comma out

      1 error, 1 warning in 1 policy
      "
    `)
  })

  test('returns 0 for a sound policy', async () => {
    const outcome = await lint([{ file: '-', text: sound }], options)
    expect(outcome).toEqual({ findings: [], text: 'nothing found in 1 policy\n', exitCode: 0 })
  })

  test('returns 2 when something cannot be read, and checks the rest', async () => {
    const missing = { file: 'missing.json', unreadable: 'no such file' }
    const outcome = await lint([missing, { file: 'deploy.json', text: broken }], options)
    expect(outcome.exitCode).toBe(2)
    expect(outcome.findings.map(({ code }) => code)).toEqual([
      'FILE_UNREADABLE',
      'ACTION_UNKNOWN',
      'JSON_TRAILING_COMMA',
    ])
    expect((await lint([{ file: 'key.der', text: '\u0000\u0001' }], options)).exitCode).toBe(2)
  })

  test('prints JSON with file, line, column, code, severity and message', async () => {
    const { text } = await lint([{ file: 'deploy.json', text: broken }], { ...options, format: 'json' })
    expect(JSON.parse(text).findings[1]).toMatchObject({
      file: 'deploy.json',
      line: 4,
      column: 124,
      code: 'JSON_TRAILING_COMMA',
      severity: 'error',
      message: 'this comma is one too many: nothing follows it before `]`',
    })
  })

  test('prints SARIF with rules, regions and repairs', async () => {
    const { text } = await lint([{ file: 'deploy.json', text: broken }], { ...options, format: 'sarif' })
    const [run] = JSON.parse(text).runs
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['ACTION_UNKNOWN', 'JSON_TRAILING_COMMA'])
    const region = { startLine: 4, startColumn: 124, endLine: 4, endColumn: 125 }
    expect(run.results[1]).toMatchObject({
      ruleId: 'JSON_TRAILING_COMMA',
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'deploy.json' }, region } }],
      fixes: [{ artifactChanges: [{ replacements: [{ deletedRegion: region, insertedContent: { text: '' } }] }] }],
    })
  })

  test('shows no control characters of the file', async () => {
    const text = sound.replace('"Effect"', '"\u001b[31mEffect"')
    expect((await lint([{ file: 'deploy.json', text }], options)).text).not.toContain('\u001b')
  })
})
