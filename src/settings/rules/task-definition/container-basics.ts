import { isMarked } from '../../../calls/index.ts'
import { containers } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** There are containers, and each has a name and an image. */
export const containerBasics: Rule = {
  code: 'container-basics',
  of: 'task definition',
  severity: 'error',
  about: 'There is at least one container, and each has a name and an image.',
  source: 'words of ECS: `Container.image should not be null or empty.`, `Container list cannot be empty.`',
  *check(task): Iterable<RuleFinding> {
    const list = task['containerDefinitions']
    if (Array.isArray(list) && list.length === 0)
      yield { path: ['containerDefinitions'], text: '`containerDefinitions` holds no container' }
    for (const { value, path } of containers(task))
      for (const key of ['name', 'image'] as const) {
        const given = value[key]
        if (given === undefined || (typeof given === 'string' && !isMarked(given) && given.trim() === ''))
          yield { path: [...path, key], text: `a container has no \`${key}\`` }
      }
  },
}
