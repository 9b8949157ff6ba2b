import { type Operation, ServiceError } from '../../../service.ts'
import { select } from '../input.ts'
import { ruleOnWire } from '../security-group-rules.ts'
import { ec2State, type SecurityGroupRule } from '../store.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupRules.html */
export const describeSecurityGroupRules: Operation = {
  name: 'ec2:DescribeSecurityGroupRules',
  access: 'read',
  checks: () => [{ action: 'ec2:DescribeSecurityGroupRules', resource: '*' }],
  handle(input, context) {
    const all = Object.values(ec2State(context.state).securityGroups).flatMap(({ id: group, rules = [] }) =>
      rules.map((rule) => ({ ...rule, group })),
    )
    const { items, nextToken } = select<SecurityGroupRule & { readonly group: string }>(all, input, {
      idMember: 'SecurityGroupRuleId',
      notFound: (id) =>
        new ServiceError('InvalidSecurityGroupRuleId.NotFound', `The security group rule ID '${id}' does not exist`),
      filters: { 'group-id': ({ group }) => group, 'security-group-rule-id': ({ id }) => id },
    })
    return {
      securityGroupRuleSet: items.map((rule) => ruleOnWire(rule, rule.group, context)),
      ...(nextToken !== undefined && { nextToken }),
    }
  },
}
