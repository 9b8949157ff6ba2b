import type { JsonObject, Operation } from '../../../service.ts'
import { groupCheck, pageFrom, read, requireGroup } from '../input.ts'
import { codeDeployState } from '../store.ts'

/** Newest first. https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ListDeployments.html */
export const listDeployments: Operation = {
  name: 'codedeploy:ListDeployments',
  access: 'read',
  refused: ['externalId'],
  checks: (input, context) => [
    groupCheck(
      'ListDeployments',
      read.text(input, 'applicationName') ?? '*',
      read.text(input, 'deploymentGroupName') ?? '*',
      context,
    ),
  ],
  handle(input, context) {
    const [application, group] = [read.text(input, 'applicationName'), read.text(input, 'deploymentGroupName')]
    if (application !== undefined && group !== undefined) requireGroup(application, group, context)
    const statuses = read.texts(input, 'includeOnlyStatuses')
    const { start, end } = rangeIn(input)
    const found = codeDeployState(context.state).deployments.filter(
      (one) =>
        (application === undefined || one.application === application) &&
        (group === undefined || one.group === group) &&
        (statuses.length === 0 || statuses.includes(one.status)) &&
        one.createdAt >= start &&
        one.createdAt <= end,
    )
    const { items, nextToken } = pageFrom(found.map(({ id }) => id).reverse(), input)
    return { deployments: items, ...(nextToken !== undefined && { nextToken }) }
  },
}

/** Times are seconds since 1970 on the wire. */
function rangeIn(input: JsonObject): { start: number; end: number } {
  const range = read.object(input, 'createTimeRange') ?? {}
  const [start, end] = [range['start'], range['end']]
  return {
    start: typeof start === 'number' ? start * 1000 : 0,
    end: typeof end === 'number' ? end * 1000 : Number.POSITIVE_INFINITY,
  }
}
