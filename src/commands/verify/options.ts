import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `verify`. */
export const verifyOptions = {
  'get-secrets': {
    kind: 'flag',
    about:
      'look at the secrets of containers: whether they are there, and whether they have the JSON keys that are named',
    default: true,
    negatable: true,
  },
  'put-logs': {
    kind: 'flag',
    about: 'write a line to each log, as the execution role where it can be assumed',
    default: false,
    negatable: true,
  },
  cache: {
    kind: 'flag',
    about: 'look once at what is named several times',
    default: true,
    negatable: true,
  },
  for: {
    kind: 'list',
    value: 'LINE',
    about: 'a command line that the caller is to be allowed: `--for "deploy"`, several times',
  },
} as const satisfies OptionTable

/** What `verify` gets from them. */
export type VerifyOptions = OptionsOf<typeof verifyOptions>
