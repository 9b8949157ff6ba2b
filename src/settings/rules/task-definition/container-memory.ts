import { containers, isForFargate, number } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Somebody says how much memory a container gets. */
export const containerMemory: Rule = {
  code: 'container-memory',
  of: 'task definition',
  severity: 'error',
  about:
    'Without `memory` of the task each container has `memory` or `memoryReservation`, and the former is not the smaller one.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html (checked 2026-11)',
  *check(task): Iterable<RuleFinding> {
    for (const { value, path } of containers(task)) {
      const [hard, soft] = [number(value['memory']), number(value['memoryReservation'])]
      const isUnsaid = value['memory'] === undefined && value['memoryReservation'] === undefined
      if (isUnsaid && task['memory'] === undefined && !isForFargate(task))
        yield { path, text: 'a container has neither `memory` nor `memoryReservation`, nor has the task `memory`' }
      if (hard !== undefined && soft !== undefined && hard < soft)
        yield { path: [...path, 'memory'], text: `\`memory\` (${hard}) is less than \`memoryReservation\` (${soft})` }
    }
  },
}
