import type { Experiment } from './experiment.ts'
import { ofAllCommands } from './of-all-commands.ts'
import { ofDeployments } from './of-deployments.ts'
import { ofFiles } from './of-files.ts'
import { ofTasks } from './of-tasks.ts'

export type { Experiment, Outcome } from './experiment.ts'

/** What each flag of ecspresso's is good for: an experiment a flag. */
export const experiments: readonly Experiment[] = [...ofAllCommands, ...ofDeployments, ...ofTasks, ...ofFiles]
