import { number, objects } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** A strategy of capacity providers is one that ECS takes. */
export const providerStrategy: Rule = {
  code: 'provider-strategy',
  of: 'service definition',
  severity: 'error',
  about:
    'A capacity provider strategy has at most 20 providers, one of them with a base; bases are 0 to 100000, weights 0 to 1000, not all of several 0.',
  source:
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html (checked 2026-11)',
  *check(service): Iterable<RuleFinding> {
    const at = ['capacityProviderStrategy']
    const items = objects(service, [], ...at)
    if (items.length > 20) yield { path: at, text: 'a strategy has at most 20 capacity providers' }
    for (const { value, path } of items) {
      const [base, weight] = [number(value['base']), number(value['weight'])]
      if (base !== undefined && (base < 0 || base > 100_000))
        yield { path: [...path, 'base'], text: `a base is 0 to 100000, not ${base}` }
      if (weight !== undefined && (weight < 0 || weight > 1000))
        yield { path: [...path, 'weight'], text: `a weight is 0 to 1000, not ${weight}` }
    }
    for (const { path } of items.filter(({ value }) => number(value['base'])).slice(1))
      yield { path: [...path, 'base'], text: 'another capacity provider has a base already' }
    if (items.length > 1 && items.every(({ value }) => (value['weight'] ?? 0) === 0))
      yield { path: at, text: 'all capacity providers have the weight 0' }
  },
}
