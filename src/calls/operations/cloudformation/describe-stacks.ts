import { anything } from '../../mark.ts'
import { arn } from '../arn.ts'
import { readCall } from '../operation.ts'

/**
 * One stack with its outputs, by its name or its ARN, or the page of them that a token names. The id in the ARN is AWS's own: IAM is asked about the name with any.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html (checked 2026-11)
 */
export function describeStacks(input: { readonly StackName: string; readonly NextToken?: string }) {
  return readCall(
    'cloudformation:DescribeStacks',
    input,
    (place) => [
      {
        action: 'cloudformation:DescribeStacks',
        resource: input.StackName.startsWith('arn:')
          ? input.StackName
          : arn(place, 'cloudformation', `stack/${input.StackName}/${anything('stack id')}`),
      },
    ],
    { yields: 'Stacks', rate: null, statement: 'ReadStackOutputs' },
  )
}
