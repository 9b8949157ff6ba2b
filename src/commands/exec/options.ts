import type { OptionTable } from '../option-table.ts'

/** The flags of ecspresso's `exec`, for its usage. */
export const execOptions = {
  id: { kind: 'text', value: 'ID', about: 'the task' },
  container: { kind: 'text', value: 'NAME', about: 'the container' },
  command: { kind: 'text', value: 'COMMAND', about: 'what is run in it', default: 'sh' },
  'port-forward': { kind: 'flag', about: 'forward a port instead', default: false },
  port: { kind: 'integer', value: 'N', about: 'the port of the container', from: 0, to: 65535 },
  'local-port': { kind: 'integer', value: 'N', about: 'the port of this machine', from: 0, to: 65535 },
  host: { kind: 'text', value: 'HOST', about: 'a host that the task reaches, behind the port' },
  forward: { kind: 'text', value: 'LOCAL:HOST:PORT', about: 'all three of them', short: 'L' },
  progress: { kind: 'flag', about: 'show how a copy comes on', default: true, negatable: true },
} as const satisfies OptionTable
