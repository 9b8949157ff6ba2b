import { describe, expect, test } from 'vitest'
import { PolicyError, parsePolicy, printPolicy, toDocument } from './index.ts'

const text = `{
  "Version": "2008-10-17",
  "Id": "deploy",
  "Statement": {
    "Sid": "Run",
    "Effect": "Deny",
    "NotPrincipal": {"AWS": ["111122223333", "arn:aws:iam::111122223333:role/ci"], "Service": "ecs.amazonaws.com"},
    "NotAction": "ecs:RunTask",
    "NotResource": ["*"],
    "Condition": {
      "Bool": {"aws:SecureTransport": true},
      "NumericLessThan": {"ecs:task-cpu": [1024, "2048"], "ecs:task-memory": 512}
    }
  }
}
`

describe('parsePolicy()', () => {
  test('keeps file, line and column of every element', () => {
    const policy = parsePolicy(text, { file: 'deploy.json' })
    const [statement] = policy.statements
    expect(policy.file).toBe('deploy.json')
    expect(policy.version).toMatchObject({ value: '2008-10-17', at: { line: 2, column: 14 } })
    expect(statement?.sid).toMatchObject({ value: 'Run', at: { line: 5, column: 12 } })
    expect(statement?.principal?.entries[1]).toMatchObject({ type: 'AWS', value: { at: { line: 7, column: 46 } } })
    expect(statement?.conditions[1]).toMatchObject({
      operator: { value: 'NumericLessThan', at: { line: 12, column: 7 } },
      key: { value: 'ecs:task-cpu' },
      values: [{ value: '1024', at: { line: 12, column: 44 } }, { value: '2048' }],
    })
  })

  test('takes every legal form, and prints it back', () => {
    const document = toDocument(parsePolicy(text))
    expect(document).toEqual({
      Version: '2008-10-17',
      Id: 'deploy',
      Statement: [
        {
          Sid: 'Run',
          Effect: 'Deny',
          NotPrincipal: { AWS: ['111122223333', 'arn:aws:iam::111122223333:role/ci'], Service: 'ecs.amazonaws.com' },
          NotAction: 'ecs:RunTask',
          NotResource: '*',
          Condition: {
            Bool: { 'aws:SecureTransport': 'true' },
            NumericLessThan: { 'ecs:task-cpu': ['1024', '2048'], 'ecs:task-memory': '512' },
          },
        },
      ],
    })
    expect(toDocument(parsePolicy(printPolicy(parsePolicy(text))))).toEqual(document)
  })

  test('reads escapes as JSON.parse does', () => {
    const escaped =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b\\/\\u0041\\"\\\\\\t"}]}'
    expect(toDocument(parsePolicy(escaped))).toEqual(JSON.parse(escaped))
  })

  test('throws every mistake with its place and a hint', () => {
    const broken = '{\n  "Statement": [\n    {"Effect": "allow", "Action": ["ecs:RunTask",], "Resource": "*"}\n  ]\n}'
    const thrown = ((): unknown => {
      try {
        return parsePolicy(broken, { file: 'deploy.json' })
      } catch (error) {
        return error
      }
    })()
    expect(thrown).toBeInstanceOf(PolicyError)
    expect(thrown).toMatchObject({ code: 'POLICY_MALFORMED', file: 'deploy.json' })
    expect(String(thrown)).toBe(
      [
        'PolicyError: deploy.json:3:49: this comma is one too many: nothing follows it before `]`',
        'hint: take the comma out',
        'deploy.json:3:16: Effect is `Allow` or `Deny`, not `allow`',
      ].join('\n'),
    )
  })

  test.each([
    '',
    '[]',
    '42',
    '"x"',
    'null',
    '{}',
    '{"Statement":null}',
    '{"Statement":[1]}',
    '{"Statement":{"Effect":"Allow"}}',
    '{'.repeat(500),
  ])('refuses %s', (bad) => {
    expect(() => parsePolicy(bad)).toThrow(PolicyError)
  })
})
