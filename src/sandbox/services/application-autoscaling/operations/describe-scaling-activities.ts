import type { Operation } from '../../../service.ts'
import { read } from '../input.ts'

/** Nothing scales by itself here, so there are no activities. https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalingActivities.html */
export const describeScalingActivities: Operation = {
  name: 'application-autoscaling:DescribeScalingActivities',
  access: 'read',
  checks: () => [{ action: 'application-autoscaling:DescribeScalingActivities', resource: '*' }],
  handle(input) {
    read.requiredText(input, 'ServiceNamespace')
    return { ScalingActivities: [] }
  },
}
