import { containers, repeated, text } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const NAME = /^[A-Za-z0-9_-]{1,255}$/
const hint = 'letters of ASCII, digits, `-` and `_`, at most 255'

/** Family and containers have names that ECS takes, each container its own. */
export const names: Rule = {
  code: 'names',
  of: 'task definition',
  severity: 'error',
  about:
    'The family and the containers have names of letters, digits, `-` and `_`, at most 255; no two containers have the same.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html (checked 2026-11)',
  *check(task): Iterable<RuleFinding> {
    const family = text(task['family'])
    if (family !== undefined && !NAME.test(family)) yield { path: ['family'], text: 'invalid value for `family`', hint }
    for (const { value, path } of containers(task)) {
      const name = text(value['name'])
      if (name !== undefined && !NAME.test(name))
        yield { path: [...path, 'name'], text: 'invalid name of a container', hint }
    }
    for (const { path } of repeated(containers(task), ({ value }) => text(value['name'])))
      yield { path: [...path, 'name'], text: 'two containers have the same name' }
  },
}
