import { member, number } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** A deployment can start a task before another stops, or stop one before. */
export const deploymentRoom: Rule = {
  code: 'deployment-room',
  of: 'service definition',
  severity: 'warning',
  about:
    'A rolling deployment has room: with `maximumPercent` and `minimumHealthyPercent` of the count in whole tasks, one can start or stop.',
  source:
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html (checked 2026-11): the most rounds down, the least up',
  *check(service): Iterable<RuleFinding> {
    const at = 'deploymentConfiguration'
    const [count, most, least] = [
      number(service['desiredCount']),
      number(member(service, at, 'maximumPercent')) ?? 200,
      number(member(service, at, 'minimumHealthyPercent')) ?? 100,
    ]
    const strategy = member(service, at, 'strategy') ?? 'ROLLING'
    if (!count || service['schedulingStrategy'] === 'DAEMON' || strategy !== 'ROLLING') return
    if (Math.floor((count * most) / 100) <= count && Math.ceil((count * least) / 100) >= count)
      yield {
        path: [at],
        text: `a deployment of ${count} ${count === 1 ? 'task' : 'tasks'} can neither start a task above the count nor stop one below it`,
        hint: 'raise `maximumPercent` or lower `minimumHealthyPercent`',
      }
  },
}
