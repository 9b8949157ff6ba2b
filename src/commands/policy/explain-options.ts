import type { OptionsOf, OptionTable } from '../option-table.ts'
import { lineOptions } from './generate-options.ts'

/** The flags of `policy explain`. */
export const explainOptions = {
  ...lineOptions,
  call: {
    kind: 'text',
    value: 'ACTION',
    about: 'show how one request is decided, statement by statement: `ecs:RunTask`',
  },
  resource: { kind: 'text', value: 'ARN', about: 'of that request', default: '*' },
  context: { kind: 'list', value: 'KEY=VALUE', about: 'a condition key of that request, several times' },
  principal: {
    kind: 'text',
    value: 'ARN',
    about: 'whose policy it is, under --assume-role-arn: `caller`, or the role',
    default: 'caller',
  },
  format: { kind: 'choice', value: 'FORMAT', about: 'how', choices: ['text', 'json'], default: 'text' },
} as const satisfies OptionTable

/** What `policy explain` gets from them. */
export type ExplainOptions = OptionsOf<typeof explainOptions>
