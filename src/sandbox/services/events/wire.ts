import { present } from '../../input.ts'
import type { JsonObject, RequestContext } from '../../service.ts'
import { type Rule, ruleArn } from './store.ts'

/** A rule as ListRules answers it; DescribeRule says who made it, too. */
export function ruleOnWire(rule: Rule, context: RequestContext): JsonObject {
  return present({
    Name: rule.name,
    Arn: ruleArn(context, rule),
    EventPattern: rule.eventPattern,
    ScheduleExpression: rule.scheduleExpression,
    State: rule.state,
    Description: rule.description,
    RoleArn: rule.roleArn,
    EventBusName: rule.bus,
  })
}
