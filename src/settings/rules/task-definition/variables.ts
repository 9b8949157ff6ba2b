import { containers, namesIn, repeatedNames } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** A variable comes from one place. */
export const variables: Rule = {
  code: 'variables',
  of: 'task definition',
  severity: 'error',
  about: 'A name stands once among the `secrets` of a container, and not among its `environment` as well.',
  source:
    'words of ECS: `The secret name must be unique and not shared with any new or existing environment variables set on the container`',
  *check(task): Iterable<RuleFinding> {
    for (const { value, path } of containers(task)) {
      const secrets = namesIn(value, 'secrets')
      if (secrets.length === 0) continue
      const plain = new Set(namesIn(value, 'environment'))
      for (const [at, name] of secrets.entries())
        if (name !== undefined && plain.has(name))
          yield {
            path: [...path, 'secrets', at, 'name'],
            text: 'a secret has the name of a variable of `environment`',
          }
      for (const at of repeatedNames(secrets))
        yield { path: [...path, 'secrets', at, 'name'], text: 'two secrets have the same name' }
    }
  },
}
