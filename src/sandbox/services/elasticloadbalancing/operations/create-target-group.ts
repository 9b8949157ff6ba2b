import { regionalArn } from '../../../arns.ts'
import { requestTagKeys } from '../../../input.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { read } from '../input.ts'
import { nameIn, newTargetGroup } from '../make.ts'
import { loadBalancingState } from '../store.ts'
import { targetGroupOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
export const createTargetGroup: Operation = {
  name: 'elasticloadbalancing:CreateTargetGroup',
  access: 'write',
  withoutEffect: ['Matcher.GrpcCode', 'TargetControlPort'],
  checks(input, context) {
    const resource = regionalArn(context, 'elasticloadbalancing', `targetgroup/${nameIn(input)}/*`)
    const tags = read.tags(input, 'Tags')
    const tag = { action: 'elasticloadbalancing:AddTags', resource, context: requestTagKeys(tags) }
    return [
      { action: 'elasticloadbalancing:CreateTargetGroup', resource, context: requestTagKeys(tags) },
      ...(Object.keys(tags).length > 0 ? [tag] : []),
    ]
  },
  handle(input, context) {
    const group = newTargetGroup(input, context)
    const { targetGroups } = loadBalancingState(context.state)
    if (targetGroups.some(({ name }) => name === group.name)) {
      throw new ServiceError(
        'DuplicateTargetGroupName',
        `A target group with the same name '${group.name}' exists, but with different settings`,
      )
    }
    targetGroups.push(group)
    return { TargetGroups: [targetGroupOnWire(group, context)] }
  },
}
