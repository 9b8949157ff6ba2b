import { tagList } from '../../../input.ts'
import type { Operation } from '../../../service.ts'
import { changeSetChecks, changeSetOnWire, requireChangeSet } from '../change-sets.ts'
import { read } from '../input.ts'

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html */
export const describeChangeSet: Operation = {
  name: 'cloudformation:DescribeChangeSet',
  access: 'read',
  withoutEffect: ['NextToken', 'IncludePropertyValues'],
  checks: (input, context) => changeSetChecks('cloudformation:DescribeChangeSet', input, context),
  handle(input, context) {
    const { stack, changeSet } = requireChangeSet(input, context)
    return {
      ...changeSetOnWire(stack, changeSet, context),
      Parameters: read.objects(changeSet.request, 'Parameters'),
      Tags: tagList(read.tags(changeSet.request, 'Tags')),
      Changes: [],
    }
  },
}
