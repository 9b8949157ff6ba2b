import { isMarked } from '../../../calls/index.ts'
import { containers, objects } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const BYTES = 65_536

/** A task definition is within the limits that no request raises. */
export const taskLimits: Rule = {
  code: 'task-limits',
  of: 'task definition',
  severity: 'error',
  about: 'A task definition has at most 10 containers, 10 placement constraints and 65536 bytes.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html (checked 2026-11)',
  *check(task): Iterable<RuleFinding> {
    const count = containers(task).length
    if (count > 10)
      yield { path: ['containerDefinitions'], text: `there are ${count} containers, and a task has at most 10` }
    const constraints = objects(task, [], 'placementConstraints').length
    if (constraints > 10)
      yield {
        path: ['placementConstraints'],
        text: `there are ${constraints} placement constraints, and a task has at most 10`,
      }
    const text = JSON.stringify(task)
    if (isMarked(text)) return
    // words of ECS: `Actual length: '76628'. Max allowed length is '65536' bytes.` It counts its own form, with defaults, which is longer.
    const size = new TextEncoder().encode(text).byteLength
    if (size > BYTES)
      yield {
        path: [],
        text: `it has ${size} bytes, and a task definition at most ${BYTES}`,
        hint: 'environment files on S3 (`environmentFiles`) hold variables outside of it',
      }
  },
}
