import type { Operation } from '../../../service.ts'
import { describeChecks, read, requireOne } from '../input.ts'
import { healthOf } from '../targets.ts'

/** Tasks that ECS registered, and targets that requests did. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetHealth.html */
export const describeTargetHealth: Operation = {
  name: 'elasticloadbalancing:DescribeTargetHealth',
  access: 'read',
  refused: ['Include'],
  withoutEffect: ['Targets[].AvailabilityZone', 'Targets[].QuicServerId'],
  checks: () => describeChecks('DescribeTargetHealth'),
  handle(input, context) {
    const group = requireOne('targetGroups', read.requiredText(input, 'TargetGroupArn'), context)
    const wanted = read.objects(input, 'Targets').map((target) => read.requiredText(target, 'Id'))
    const all = healthOf(group, context).filter(({ id }) => wanted.length === 0 || wanted.includes(id))
    return {
      TargetHealthDescriptions: all.map(({ id, port, state, reason }) => ({
        Target: { Id: id, Port: port },
        HealthCheckPort: String(port),
        TargetHealth: { State: state, ...(reason !== undefined && { Reason: reason }) },
      })),
    }
  },
}
