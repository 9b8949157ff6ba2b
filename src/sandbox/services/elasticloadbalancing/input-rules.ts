import { arnForms, commonRules, type InputRules } from '../../models/index.ts'
import { ServiceError } from '../../service.ts'

const own = { region: 'own', account: 'own' } as const

const words: Readonly<Record<string, string>> = {
  TargetGroupArn: 'target group',
  TargetGroupArns: 'target group',
  LoadBalancerArn: 'load balancer',
  LoadBalancerArns: 'load balancer',
  ListenerArn: 'listener',
  ListenerArns: 'listener',
  RuleArn: 'listener rule',
  RuleArns: 'listener rule',
}

/** Elastic Load Balancing knows the ARNs of its own things by their form, and takes those of the account and region alone. */
export const inputRules: InputRules = {
  ...commonRules('ValidationError'),
  arns: {
    forms: {
      TargetGroupArn: { ...arnForms.targetGroup, ...own },
      TargetGroupArns: { ...arnForms.targetGroup, ...own },
      LoadBalancerArn: { ...arnForms.loadBalancer, ...own },
      LoadBalancerArns: { ...arnForms.loadBalancer, ...own },
      ListenerArn: { ...arnForms.listener, ...own },
      ListenerArns: { ...arnForms.listener, ...own },
      RuleArn: { ...arnForms.rule, ...own },
      RuleArns: { ...arnForms.rule, ...own },
    },
    // https://github.com/hashicorp/terraform-provider-aws/issues/4552, https://github.com/spinnaker/spinnaker/issues/5574 (checked 2026-11)
    refuse: (member, value) =>
      new ServiceError('ValidationError', `'${value.slice(0, 200)}' is not a valid ${words[member]} ARN`),
  },
}
