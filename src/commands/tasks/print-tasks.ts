import { idOf, revisionNameOf, type Task } from '../../calls/operations/index.ts'
import { clean } from '../../report/index.ts'
import { printDefinition } from '../../settings/index.ts'
import { tableText, tsvText } from '../print-table.ts'
import { timesInWords } from '../times-in-words.ts'
import type { TasksOptions } from './options.ts'
import type { TasksResult } from './tasks.ts'

const columns = ['ID', 'TaskDefinition', 'Instance', 'LastStatus', 'DesiredStatus', 'CreatedAt', 'Group', 'Type']

/** The list in the form that is asked for; a task as JSON; a trace between tabs. Log lines were shown as they came. */
export function printTasks(result: TasksResult, { output }: Pick<TasksOptions, 'output'>): string {
  switch (result.kind) {
    case 'list':
      return listText(result.tasks, output)
    case 'find':
      return printDefinition(timesInWords(result.task))
    case 'trace':
      return result.lines.map(({ at, source, message }) => `${at}\t${source}\t${clean(message)}\n`).join('')
    default:
      return ''
  }
}

function listText(tasks: readonly Task[], output: TasksOptions['output']): string {
  if (output === 'json') return tasks.map((task) => printDefinition(timesInWords(task))).join('')
  const rows = tasks.map(rowOf)
  return output === 'tsv' ? tsvText([columns, ...rows]) : tableText({ columns, rows })
}

function rowOf(task: Task): readonly string[] {
  const { taskArn = '', taskDefinitionArn = '', containerInstanceArn = '', lastStatus = '', desiredStatus = '' } = task
  return [
    idOf(taskArn),
    revisionNameOf(taskDefinitionArn),
    idOf(containerInstanceArn),
    lastStatus,
    desiredStatus,
    task.createdAt === undefined ? '' : new Date(task.createdAt * 1000).toISOString(),
    task.group ?? '',
    task.launchType ?? '',
  ]
}
