import { member, number } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Balancing zones takes room above the count. */
export const rebalancing: Rule = {
  code: 'rebalancing',
  of: 'service definition',
  severity: 'error',
  about: 'With `availabilityZoneRebalancing` ENABLED `maximumPercent` is above 100, and the service is no daemon.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html (checked 2026-11)',
  *check(service): Iterable<RuleFinding> {
    if (service['availabilityZoneRebalancing'] !== 'ENABLED') return
    const most = number(member(service, 'deploymentConfiguration', 'maximumPercent'))
    const why =
      service['schedulingStrategy'] === 'DAEMON'
        ? 'a daemon runs in every zone that has instances'
        : most !== undefined && most <= 100
          ? `\`maximumPercent\` is ${most}, which leaves no room above the count`
          : undefined
    if (why !== undefined) yield { path: ['availabilityZoneRebalancing'], text: `zones cannot be balanced: ${why}` }
  },
}
