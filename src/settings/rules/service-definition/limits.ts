import { member } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const vpc = ['networkConfiguration', 'awsvpcConfiguration']

/** What lists of a service definition hold at most, and of what. */
const lists: readonly { readonly at: readonly string[]; readonly most: number; readonly of: string }[] = [
  { at: [...vpc, 'subnets'], most: 16, of: 'subnets' },
  { at: [...vpc, 'securityGroups'], most: 5, of: 'security groups' },
  { at: ['loadBalancers'], most: 5, of: 'target groups' },
  { at: ['placementConstraints'], most: 10, of: 'placement constraints' },
  { at: ['placementStrategy'], most: 5, of: 'placement strategies' },
]

/** The lists of a service are within the limits that no request raises. */
export const serviceLimits: Rule = {
  code: 'service-limits',
  of: 'service definition',
  severity: 'error',
  about:
    'A service has at most 16 subnets, 5 security groups, 5 target groups, 10 placement constraints and 5 placement strategies.',
  source:
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html, https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html (checked 2026-11)',
  *check(service): Iterable<RuleFinding> {
    for (const { at, most, of } of lists) {
      const list = member(service, ...at)
      const count = Array.isArray(list) ? list.length : 0
      if (count > most) yield { path: at, text: `there are ${count} ${of}, and a service has at most ${most}` }
    }
  },
}
