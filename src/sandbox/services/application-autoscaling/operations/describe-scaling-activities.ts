import { pageOf } from '../../../paging.ts'
import type { Operation } from '../../../service.ts'
import { invalidToken, read } from '../input.ts'

/** Nothing scales by itself here, so there are no activities. https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalingActivities.html */
export const describeScalingActivities: Operation = {
  name: 'application-autoscaling:DescribeScalingActivities',
  access: 'read',
  withoutEffect: ['IncludeNotScaledActivities'],
  checks: () => [{ action: 'application-autoscaling:DescribeScalingActivities', resource: '*' }],
  handle(input) {
    read.requiredText(input, 'ServiceNamespace')
    const { items } = pageOf<string>([], {
      limit: read.number(input, 'MaxResults', { min: 1, max: 50 }) ?? 50,
      token: read.text(input, 'NextToken'),
      keyOf: (id) => id,
      invalidToken,
    })
    return { ScalingActivities: [...items] }
  },
}
