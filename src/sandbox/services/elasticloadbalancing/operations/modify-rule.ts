import type { Operation } from '../../../service.ts'
import { read, requireOne, writeCheck } from '../input.ts'
import { actionsIn } from '../make.ts'
import { findTargetGroup } from '../store.ts'
import { ruleOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyRule.html */
export const modifyRule: Operation = {
  name: 'elasticloadbalancing:ModifyRule',
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
    'ResetTransforms',
  ],
  checks: (input, context) => [writeCheck('ModifyRule', read.requiredText(input, 'RuleArn'), context)],
  handle(input, context) {
    const rule = requireOne('rules', read.requiredText(input, 'RuleArn'), context)
    if (input['Actions'] !== undefined) {
      rule.actions = actionsIn(input, 'Actions', (arn) => findTargetGroup(context.state, arn) !== undefined)
    }
    if (input['Conditions'] !== undefined) rule.conditions = read.objects(input, 'Conditions')
    return { Rules: [ruleOnWire(rule)] }
  },
}
