import { containers } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** One container at least is essential. */
export const essentialContainer: Rule = {
  code: 'essential-container',
  of: 'task definition',
  severity: 'error',
  about: 'At least one container is essential (`essential` is true, or missing).',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html (checked 2026-11)',
  *check(task): Iterable<RuleFinding> {
    const all = containers(task)
    if (all.length > 0 && all.every(({ value }) => value['essential'] === false))
      yield {
        path: ['containerDefinitions'],
        text: 'no container is essential',
        hint: 'leave `essential` out of the one that the task is for',
      }
  },
}
