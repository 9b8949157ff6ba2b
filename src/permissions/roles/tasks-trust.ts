import { anything, isMarked, type Place } from '../../calls/index.ts'
import { type PolicyDocument, policyOf } from '../../iam/index.ts'
import { conditionValue } from '../pattern.ts'

/**
 * Who may assume a role of tasks: ECS, for tasks of the account. A single cluster cannot be named.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html (checked 2026-11)
 */
export function tasksTrust({ partition, region, account }: Place): PolicyDocument {
  const inRegion = isMarked(region) ? anything('region') : region
  return policyOf([
    {
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'aws:SourceAccount': conditionValue(account) },
        ArnLike: {
          'aws:SourceArn': conditionValue(`arn:${partition}:ecs:${inRegion}:${account}:${anything('resource')}`),
        },
      },
    },
  ])
}
