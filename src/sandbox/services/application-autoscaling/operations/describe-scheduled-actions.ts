import { pageOf } from '../../../paging.ts'
import type { Operation } from '../../../service.ts'
import { invalidToken, named, read } from '../input.ts'
import { ruleArn, ruleOnWire } from '../rules.ts'
import { autoScalingState } from '../store.ts'

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScheduledActions.html */
export const describeScheduledActions: Operation = {
  name: 'application-autoscaling:DescribeScheduledActions',
  access: 'read',
  checks: () => [{ action: 'application-autoscaling:DescribeScheduledActions', resource: '*' }],
  handle(input, context) {
    const { items, nextToken } = pageOf(
      named(autoScalingState(context.state).scheduledActions, input, 'ScheduledActionNames'),
      {
        limit: read.number(input, 'MaxResults', { min: 1, max: 50 }) ?? 50,
        token: read.text(input, 'NextToken'),
        keyOf: ({ resourceId, name }) => `${resourceId} ${name}`,
        invalidToken,
      },
    )
    return {
      ScheduledActions: items.map((rule) => ({
        ScheduledActionARN: ruleArn('scheduledAction', 'scheduledActionName', rule, context),
        ScheduledActionName: rule.name,
        ...ruleOnWire(rule),
      })),
      ...(nextToken !== undefined && { NextToken: nextToken }),
    }
  },
}
