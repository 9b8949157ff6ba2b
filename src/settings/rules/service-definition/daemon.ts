import { runsOnFargate } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** A daemon runs on instances. */
export const daemon: Rule = {
  code: 'daemon',
  of: 'service definition',
  severity: 'error',
  about: 'A service with the scheduling strategy DAEMON does not run on Fargate and has no placement strategy.',
  source:
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html (checked 2026-11)',
  *check(service): Iterable<RuleFinding> {
    if (service['schedulingStrategy'] !== 'DAEMON') return
    if (runsOnFargate(service))
      yield { path: ['schedulingStrategy'], text: 'Fargate has no instances for a daemon to run on' }
    const placement = service['placementStrategy']
    if (Array.isArray(placement) && placement.length > 0)
      yield { path: ['placementStrategy'], text: 'a daemon runs on every instance and has no placement strategy' }
  },
}
