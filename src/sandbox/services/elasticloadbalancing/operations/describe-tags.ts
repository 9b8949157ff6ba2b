import { tagList } from '../../../input.ts'
import type { Operation } from '../../../service.ts'
import { describeChecks } from '../input.ts'
import { taggedIn } from '../tags.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTags.html */
export const describeTags: Operation = {
  name: 'elasticloadbalancing:DescribeTags',
  access: 'read',
  checks: () => describeChecks('DescribeTags'),
  handle: (input, context) => ({
    TagDescriptions: taggedIn(input, context).map(({ arn, tags }) => ({ ResourceArn: arn, Tags: tagList(tags) })),
  }),
}
