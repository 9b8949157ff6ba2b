import { type Operation, ServiceError } from '../../../service.ts'
import { creationChecks, read, requireOne } from '../input.ts'
import { actionsIn, below, partOf } from '../make.ts'
import { findTargetGroup, loadBalancingState, type Rule } from '../store.ts'
import { ruleOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html */
export const createRule: Operation = {
  name: 'elasticloadbalancing:CreateRule',
  access: 'write',
  withoutEffect: [
    'Conditions[].Field',
    'Conditions[].Values',
    'Conditions[].HostHeaderConfig',
    'Conditions[].PathPatternConfig',
    'Conditions[].HttpHeaderConfig',
    'Conditions[].QueryStringConfig',
    'Conditions[].HttpRequestMethodConfig',
    'Conditions[].SourceIpConfig',
    'Conditions[].RegexValues',
    'Actions[].AuthenticateOidcConfig',
    'Actions[].AuthenticateCognitoConfig',
    'Actions[].Order',
    'Actions[].RedirectConfig',
    'Actions[].FixedResponseConfig',
    'Actions[].ForwardConfig.TargetGroupStickinessConfig.DurationSeconds',
    'Actions[].JwtValidationConfig',
    'Transforms',
  ],
  checks: (input, context) => creationChecks('CreateRule', 'listener-rule', input, context),
  handle(input, context) {
    const listener = requireOne('listeners', read.requiredText(input, 'ListenerArn'), context)
    const priority = read.number(input, 'Priority', { min: 1, max: 50_000 })
    if (priority === undefined) throw read.violation(undefined, 'priority', 'Member must not be null')
    const { rules } = loadBalancingState(context.state)
    if (rules.some((rule) => rule.listenerArn === listener.arn && rule.priority === priority)) {
      throw new ServiceError('PriorityInUse', `Priority '${priority}' is currently in use`)
    }
    const rule: Rule = {
      arn: below(context, 'listener-rule', partOf(listener.arn, 'listener')),
      listenerArn: listener.arn,
      priority,
      conditions: read.objects(input, 'Conditions'),
      actions: actionsIn(input, 'Actions', (arn) => findTargetGroup(context.state, arn) !== undefined),
      tags: read.tags(input, 'Tags'),
    }
    rules.push(rule)
    return { Rules: [ruleOnWire(rule)] }
  },
}
