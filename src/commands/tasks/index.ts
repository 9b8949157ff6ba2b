import { projectCommand } from '../command.ts'
import { tasksActions, tasksOptions } from './options.ts'

/** `tasks` */
export const tasks = projectCommand({
  name: 'tasks',
  about: 'list the tasks of the service, or find, stop, trace one or show its logs',
  options: tasksOptions,
  positional: '[action]',
  choices: tasksActions,
  examples: [
    { line: 'ristretto tasks', about: 'all tasks of the service, those that run first' },
    { line: 'ristretto tasks logs -f --container app', about: 'follow the log of one, which is picked from a list' },
    { line: 'ristretto tasks stop --id 0123456789abcdef --force', about: 'stop one without asking' },
  ],
  print: async (result, options) => (await import('./print-tasks.ts')).printTasks(result, options),
  load: async () => (await import('./tasks.ts')).tasks,
})
