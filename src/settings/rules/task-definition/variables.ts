import { containers, objects, repeated, text } from '../look.ts'
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
      const secrets = objects(value, path, 'secrets')
      const plain = new Set(objects(value, path, 'environment').map((one) => text(one.value['name'])))
      const both = secrets.filter((one) => text(one.value['name']) !== undefined && plain.has(text(one.value['name'])))
      for (const one of both)
        yield { path: [...one.path, 'name'], text: 'a secret has the name of a variable of `environment`' }
      for (const one of repeated(secrets, ({ value: secret }) => text(secret['name'])))
        yield { path: [...one.path, 'name'], text: 'two secrets have the same name' }
    }
  },
}
