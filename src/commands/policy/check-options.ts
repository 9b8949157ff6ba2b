import type { OptionsOf, OptionTable } from '../option-table.ts'
import { lineOptions } from './generate-options.ts'

/** The flags of `policy check`. */
export const checkOptions = {
  ...lineOptions,
  grade: {
    kind: 'choice',
    value: 'GRADE',
    about: 'what has to be allowed: what commands fail without, what output is lost without, what is merely convenient',
    choices: ['required', 'degraded', 'optional'],
    default: 'degraded',
  },
  'live-role': {
    kind: 'text',
    value: 'ARN',
    about: 'a role whose policies, and boundary, are read with your credentials',
  },
  boundary: { kind: 'list', value: 'FILE', about: 'a permissions boundary that applies too' },
  scp: { kind: 'list', value: 'FILE', about: 'a service control policy that applies too, several times' },
  session: { kind: 'list', value: 'FILE', about: 'a session policy that applies too' },
  principal: {
    kind: 'text',
    value: 'ARN',
    about: 'whose policies they are, under --assume-role-arn: `caller`, or the role',
    default: 'caller',
  },
  'allow-excess': { kind: 'flag', about: 'only what is missing counts', default: false },
  fix: { kind: 'flag', about: 'print the mended policy and nothing else', default: false },
  format: { kind: 'choice', value: 'FORMAT', about: 'how', choices: ['text', 'json'], default: 'text' },
} as const satisfies OptionTable

/** What `policy check` gets from them. */
export type CheckOptions = OptionsOf<typeof checkOptions>
