import { objects, repeated, text } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const MOST = 50

/** Tags are tags that AWS takes. */
export function tags(of: 'task definition' | 'service definition'): Rule {
  return {
    code: 'tags',
    of,
    severity: 'error',
    about:
      'At most 50 tags; keys are unique, have 1 to 128 characters and do not begin with `aws:`, values at most 256; both of letters, digits, blanks and `_.:/=+-@`.',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tag.html (checked 2026-11)',
    *check(definition): Iterable<RuleFinding> {
      const all = objects(definition, [], 'tags')
      if (all.length > MOST) yield { path: ['tags'], text: `there are ${all.length} tags, and AWS takes ${MOST}` }
      for (const { value: tag, path } of all) {
        const [key, value] = [text(tag['key']), text(tag['value'])]
        const at = [...path, 'key']
        if (tag['key'] === undefined || key === '') yield { path: at, text: 'a tag has no `key`' }
        else if (key !== undefined && [...key].length > 128)
          yield { path: at, text: 'the key of a tag has at most 128 characters' }
        else if (key !== undefined && /^aws:/i.test(key))
          yield { path: at, text: "keys that begin with `aws:` are AWS's own" }
        else if (key !== undefined && !hasTagCharactersAlone(key))
          yield { path: at, text: 'the key of a tag holds a character that AWS does not take' }
        if (value !== undefined && [...value].length > 256)
          yield { path: [...path, 'value'], text: 'the value of a tag has at most 256 characters' }
        else if (value !== undefined && !hasTagCharactersAlone(value))
          yield { path: [...path, 'value'], text: 'the value of a tag holds a character that AWS does not take' }
      }
      for (const { path } of repeated(all, ({ value }) => text(value['key'])))
        yield { path: [...path, 'key'], text: 'two tags have the same key' }
    },
  }
}

function hasTagCharactersAlone(text: string): boolean {
  return /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(text)
}
