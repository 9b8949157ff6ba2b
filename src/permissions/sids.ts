import type { Check, Grade } from '../calls/index.ts'

/**
 * Which statement an action belongs to: the names people find in their policy, in the order in which they stand there.
 * Sids hold letters and digits alone; actions of one group share a statement where grade, condition and resources agree.
 */
const groups: readonly (readonly [sid: string, belongs: (check: Check, grade: Grade) => boolean])[] = [
  ['AssumeRole', ({ action }) => action === 'sts:AssumeRole'],
  ['RegisterTaskDefinition', ({ action }) => action === 'ecs:RegisterTaskDefinition'],
  ['TagTaskDefinition', createAction('RegisterTaskDefinition')],
  ['PassTaskRoles', passedTo('ecs-tasks.amazonaws.com')],
  ['PassServiceRoles', passedTo('ecs.amazonaws.com')],
  ['TagNewService', createAction('CreateService')],
  ['DeployService', ({ action }) => /^ecs:(Create|Describe|Update)Services?$/.test(action)],
  ['TagService', ({ action, context }) => /^ecs:(Untag|Tag)Resource$/.test(action) && context === undefined],
  ['ReadTags', ({ action }) => action === 'ecs:ListTagsForResource'],
  ['RunTask', ({ action }) => action === 'ecs:RunTask'],
  ['TagTask', createAction('RunTask')],
  ['WaitTask', ({ action }, grade) => action === 'ecs:DescribeTasks' && grade === 'required'],
  ['Tfstate', ({ action }) => action === 's3:GetObject'],
  ['TaskLogs', ({ action }) => action === 'logs:GetLogEvents'],
  ['FindServiceDeployment', ({ action }) => action === 'ecs:ListServiceDeployments'],
  ['ReadServiceDeployment', ({ action }) => action === 'ecs:DescribeServiceDeployments'],
  ['FindFailedTasks', ({ action }) => action === 'ecs:ListTasks'],
  ['ReadFailedTasks', ({ action }) => action === 'ecs:DescribeTasks'],
  ['ReadTaskDefinition', ({ action }) => action === 'ecs:DescribeTaskDefinition'],
]

function passedTo(service: string) {
  return ({ action, context }: Check): boolean =>
    action === 'iam:PassRole' && context?.['iam:PassedToService'] === service
}

function createAction(operation: string) {
  return ({ action, context }: Check): boolean =>
    action === 'ecs:TagResource' && context?.['ecs:CreateAction'] === operation
}

/** A statement's name, and its place among the others. */
export interface Group {
  readonly sid: string
  readonly order: number
}

/** The statement an action belongs to; one that the table does not know is named after itself and comes last. */
export function groupOf(check: Check, grade: Grade): Group {
  const order = groups.findIndex(([, belongs]) => belongs(check, grade))
  const own = check.action.replace(/^[^:]*:/, '').replace(/[^A-Za-z0-9]/g, '')
  return order < 0 ? { sid: own, order: groups.length } : { sid: groups[order]?.[0] ?? own, order }
}

/** A statement that only reads what its group is named after writing has a name of its own. */
export function sidFor(group: Group, actions: readonly string[]): string {
  return group.sid === 'DeployService' && actions.every((action) => action === 'ecs:DescribeServices')
    ? 'FindService'
    : group.sid
}
