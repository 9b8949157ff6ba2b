import { member, number } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Ephemeral storage is of a size that Fargate has. */
export const ephemeralStorage: Rule = {
  code: 'ephemeral-storage',
  of: 'task definition',
  severity: 'error',
  about: '`ephemeralStorage.sizeInGiB` is 21 to 200.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EphemeralStorage.html (checked 2026-11)',
  *check(task): Iterable<RuleFinding> {
    const size = number(member(task, 'ephemeralStorage', 'sizeInGiB'))
    if (size !== undefined && (size < 21 || size > 200))
      yield {
        path: ['ephemeralStorage', 'sizeInGiB'],
        text: `ephemeral storage has 21 to 200 GiB, not ${size}`,
        hint: 'without `ephemeralStorage` a task has 20 GiB',
      }
  },
}
