import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `sandbox serve`. */
export const serveOptions = {
  port: {
    kind: 'integer',
    value: 'N',
    about: 'port (0: any that is free)',
    default: 0,
    from: 0,
    to: 65535,
  },
  host: {
    kind: 'text',
    value: 'ADDRESS',
    about: 'address to listen on; with any other than 127.0.0.1 whoever reaches it can try its keys',
    default: '127.0.0.1',
  },
  region: {
    kind: 'text',
    value: 'REGION',
    about: 'region of its story (default: that of the scenario, or of the configuration here)',
  },
  snapshot: { kind: 'text', value: 'FILE', about: 'go on from a file of `sandbox snapshot save`' },
  'allow-host': {
    kind: 'list',
    value: 'NAME',
    about: 'a further name by which clients reach it, such as one behind a proxy; others are refused',
  },
  clock: {
    kind: 'text',
    value: 'MODE',
    about: 'settle: every read first runs what is in transition to its end; scaled:N: N times as fast as real; real',
    default: 'settle',
  },
  format: {
    kind: 'choice',
    value: 'FORMAT',
    about: 'how it says where it listens: text, shell exports, one JSON line',
    choices: ['text', 'env', 'json'],
    default: 'text',
  },
} as const satisfies OptionTable

/** What `sandbox serve` gets from them. */
export type ServeOptions = OptionsOf<typeof serveOptions>
