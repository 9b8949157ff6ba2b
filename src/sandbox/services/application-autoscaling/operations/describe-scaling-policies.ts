import { pageOf } from '../../../paging.ts'
import type { Operation } from '../../../service.ts'
import { invalidToken, named, read } from '../input.ts'
import { ruleArn, ruleOnWire } from '../rules.ts'
import { autoScalingState } from '../store.ts'

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalingPolicies.html */
export const describeScalingPolicies: Operation = {
  name: 'application-autoscaling:DescribeScalingPolicies',
  access: 'read',
  checks: () => [{ action: 'application-autoscaling:DescribeScalingPolicies', resource: '*' }],
  handle(input, context) {
    const { items, nextToken } = pageOf(named(autoScalingState(context.state).policies, input, 'PolicyNames'), {
      limit: read.number(input, 'MaxResults', { min: 1, max: 50 }) ?? 50,
      token: read.text(input, 'NextToken'),
      keyOf: ({ resourceId, name }) => `${resourceId} ${name}`,
      invalidToken,
    })
    return {
      ScalingPolicies: items.map((rule) => ({
        PolicyARN: ruleArn('scalingPolicy', 'policyName', rule, context),
        PolicyName: rule.name,
        ...ruleOnWire(rule),
        Alarms: [],
      })),
      ...(nextToken !== undefined && { NextToken: nextToken }),
    }
  },
}
