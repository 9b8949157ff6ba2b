import { projectCommand } from '../command.ts'
import { diffOptions } from './options.ts'

/** `diff` */
export const diff = projectCommand({
  name: 'diff',
  about: 'compare the files with what runs',
  options: diffOptions,
  examples: [
    { line: 'ristretto diff', about: 'the service and the task definition' },
    { line: 'ristretto diff --exit-code', about: 'for a gate: 0 equal, 1 differs, 2 trouble' },
    { line: 'ristretto diff --format markdown', about: 'for a comment on a pull request' },
  ],
  exitCodes: { 1: 'something differs (with --exit-code), or failed', 2: 'failed (with --exit-code)' },
  sensitive: ['service', 'taskDefinition'],
  print: async (result, options) => (await import('./print-diff.ts')).printDiff(result, options),
  exitCode: ({ service, taskDefinition }, { exitCode }) =>
    exitCode && [service, taskDefinition].some((one) => one !== undefined && one.differences.length > 0) ? 1 : 0,
  failureExitCode: (_, { exitCode }) => (exitCode ? 2 : undefined),
  load: async () => (await import('./diff.ts')).diff,
})
