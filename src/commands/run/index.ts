import { OutcomeError } from '../../calls/index.ts'
import { projectCommand } from '../command.ts'
import { fromRegistered } from '../goes-on.ts'
import { runOptions } from './options.ts'

/** `run` */
export const run = projectCommand({
  name: 'run',
  about: 'run tasks once and watch them',
  options: runOptions,
  examples: [
    { line: 'ristretto run --watch-container app', about: 'run a task, show its log, fail if it fails' },
    {
      line: `ristretto run --overrides '{"containerOverrides": [{"name": "app", "command": ["rake", "db:migrate"]}]}'`,
      about: 'with another command',
    },
  ],
  isDryRun: ({ dryRun }) => dryRun,
  files: ({ taskDef, overrides, overridesFile }) => ({ taskDef, overrides, overridesFile }),
  failureExitCode: (error, { propagateExitCode }) =>
    propagateExitCode && error instanceof OutcomeError ? error.exitCode : undefined,
  // Another file may be of another family than the one whose revisions `--revision` counts.
  goesOn: (half, { taskDef }) => (taskDef ? undefined : fromRegistered(half)),
  load: async () => (await import('./run.ts')).run,
})
