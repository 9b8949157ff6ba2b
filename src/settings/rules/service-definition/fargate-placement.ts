import { runsOnFargate } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Fargate places tasks itself. */
export const fargatePlacement: Rule = {
  code: 'fargate-placement',
  of: 'service definition',
  severity: 'error',
  about: 'A service on Fargate has neither placement constraints nor a placement strategy.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement.html (checked 2026-11)',
  *check(service): Iterable<RuleFinding> {
    if (!runsOnFargate(service)) return
    for (const key of ['placementConstraints', 'placementStrategy'] as const) {
      const list = service[key]
      if (Array.isArray(list) && list.length > 0) yield { path: [key], text: `Fargate has no \`${key}\`` }
    }
  },
}
