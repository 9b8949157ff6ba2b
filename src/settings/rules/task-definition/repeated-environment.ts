import { containers, namesIn, repeatedNames } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** A variable is set once. */
export const repeatedEnvironment: Rule = {
  code: 'repeated-environment',
  of: 'task definition',
  severity: 'warning',
  about: 'A name stands once in the `environment` of a container.',
  source: 'assumed: ECS takes both, and the container sees one of them',
  *check(task): Iterable<RuleFinding> {
    for (const { value, path } of containers(task))
      for (const at of repeatedNames(namesIn(value, 'environment')))
        yield { path: [...path, 'environment', at, 'name'], text: 'a variable of `environment` is set twice' }
  },
}
