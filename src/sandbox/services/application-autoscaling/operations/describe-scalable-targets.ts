import { pageOf } from '../../../paging.ts'
import type { Operation } from '../../../service.ts'
import { invalidToken, read } from '../input.ts'
import { autoScalingState, targetArn } from '../store.ts'

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalableTargets.html */
export const describeScalableTargets: Operation = {
  name: 'application-autoscaling:DescribeScalableTargets',
  access: 'read',
  checks: () => [{ action: 'application-autoscaling:DescribeScalableTargets', resource: '*' }],
  handle(input, context) {
    const namespace = read.requiredText(input, 'ServiceNamespace')
    const ids = read.texts(input, 'ResourceIds')
    const dimension = read.text(input, 'ScalableDimension')
    const found = autoScalingState(context.state).targets.filter(
      (target) =>
        target.namespace === namespace &&
        (ids.length === 0 || ids.includes(target.resourceId)) &&
        (dimension === undefined || target.dimension === dimension),
    )
    const { items, nextToken } = pageOf(found, {
      limit: read.number(input, 'MaxResults', { min: 1, max: 50 }) ?? 50,
      token: read.text(input, 'NextToken'),
      keyOf: ({ resourceId, dimension: own }) => `${resourceId} ${own}`,
      invalidToken,
    })
    return {
      ScalableTargets: items.map((target) => ({
        ServiceNamespace: target.namespace,
        ResourceId: target.resourceId,
        ScalableDimension: target.dimension,
        MinCapacity: target.minimum,
        MaxCapacity: target.maximum,
        RoleARN: target.roleArn,
        CreationTime: target.createdAt / 1000,
        SuspendedState: { ...target.suspended },
        ScalableTargetARN: targetArn(context, target),
      })),
      ...(nextToken !== undefined && { NextToken: nextToken }),
    }
  },
}
