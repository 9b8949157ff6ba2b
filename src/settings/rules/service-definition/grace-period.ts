import { number } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** A grace period is for health checks of load balancers. */
export const gracePeriod: Rule = {
  code: 'grace-period',
  of: 'service definition',
  severity: 'error',
  about:
    '`healthCheckGracePeriodSeconds` above 0 stands in services with `loadBalancers` or `vpcLatticeConfigurations`, and is no negative number.',
  source: 'words of ECS: `Health check grace period is only valid for services configured to use load balancers`',
  *check(service): Iterable<RuleFinding> {
    const path = ['healthCheckGracePeriodSeconds']
    const seconds = number(service['healthCheckGracePeriodSeconds']) ?? 0
    if (seconds < 0) yield { path, text: `a grace period is not negative: ${seconds}` }
    const balanced = ['loadBalancers', 'vpcLatticeConfigurations'].some((key) => {
      const value = service[key]
      return typeof value === 'string' || (Array.isArray(value) && value.length > 0)
    })
    if (seconds > 0 && !balanced) yield { path, text: 'a grace period is for load balancers, and the service has none' }
  },
}
