import { text } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** A service has a launch type or capacity providers. */
export const launchOrProviders: Rule = {
  code: 'launch-or-providers',
  of: 'service definition',
  severity: 'error',
  about: 'A service has `launchType` or `capacityProviderStrategy`, not both.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html (checked 2026-11)',
  *check(service): Iterable<RuleFinding> {
    const strategy = service['capacityProviderStrategy']
    if (text(service['launchType']) !== undefined && Array.isArray(strategy) && strategy.length > 0)
      yield {
        path: ['launchType'],
        text: 'a launch type stands beside a capacity provider strategy',
        hint: 'keep one of the two',
      }
  },
}
