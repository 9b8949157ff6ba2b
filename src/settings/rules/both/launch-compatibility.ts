import { runsOnFargate, texts } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** Fargate runs task definitions that are made for it. */
export const launchCompatibility: Rule = {
  code: 'launch-compatibility',
  of: 'both',
  severity: 'error',
  about: 'A service on Fargate has a task definition whose `requiresCompatibilities` hold FARGATE.',
  source: 'words of ECS: `Task definition does not support launch_type FARGATE.`',
  *check(service, task): Iterable<RuleFinding> {
    const compatibilities = task['requiresCompatibilities']
    if (typeof compatibilities === 'string' || !runsOnFargate(service)) return
    // Without any ECS validates against each, and a definition that fits Fargate is compatible with it too.
    if (Array.isArray(compatibilities) && compatibilities.length > 0 && !texts(compatibilities).includes('FARGATE'))
      yield {
        path: [service['launchType'] === undefined ? 'capacityProviderStrategy' : 'launchType'],
        text: 'the task definition is not made for Fargate',
        hint: 'add `FARGATE` to its `requiresCompatibilities`',
      }
  },
}
