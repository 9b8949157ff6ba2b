import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createSandbox, type JsonObject } from '../../src/sandbox/index.ts'

import { callAwsJson } from '../support/sandbox/call-aws-json.ts'

interface Case {
  readonly id: string
  readonly about: string
  readonly setup: string
  readonly service: string
  readonly operation: string
  readonly input: JsonObject
  readonly status: number
  readonly errorType?: string
  readonly message?: string
  readonly response?: JsonObject
  readonly absent?: readonly string[]
}

const cases = (JSON.parse(readFileSync(new URL('ecs-wire/cases.json', import.meta.url), 'utf8')) as Case[]).filter(
  ({ service }) => service === 'logs',
)

describe('answers of CloudWatch Logs, as recorded on AWS', () => {
  test('there are some', () => expect(cases.length).toBeGreaterThan(4))

  test.each(cases)('$id $about', async (given) => {
    const sandbox = createSandbox({ realNow: Date.now, account: '111122223333', region: 'eu-west-1' })
    if (given.setup.startsWith('group')) sandbox.perform('logs:CreateLogGroup', { logGroupName: '/yard/hull' })
    const credentials =
      given.about === 'bad access key' ? { accessKeyId: 'AKIAUNKNOWN', secretAccessKey: 'x' } : undefined
    const answer = await callAwsJson(sandbox, `Logs_20140328.${given.operation}`, given.input, credentials)
    expect(answer.status).toBe(given.status)
    if (given.errorType !== undefined) {
      expect(answer.body).toEqual({ __type: given.errorType, message: given.message })
      expect(answer.headers.get('x-amzn-errortype')).toBe(given.errorType)
    }
    if (given.response) expect(answer.body).toEqual(withPlaceholders(given.response, answer.body))
  })
})

/** The expected answer with each `<…>` replaced by what was really there: such values change. */
function withPlaceholders(expected: unknown, actual: unknown): unknown {
  if (typeof expected === 'string' && /^<.*>$/.test(expected)) return actual ?? 'nothing'
  if (Array.isArray(expected))
    return expected.map((item, index) => withPlaceholders(item, (actual as unknown[])?.[index]))
  if (typeof expected !== 'object' || expected === null) return expected
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [key, withPlaceholders(value, (actual as JsonObject)?.[key])]),
  )
}
