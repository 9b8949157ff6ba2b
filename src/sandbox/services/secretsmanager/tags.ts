import type { Tagging } from '../../tagging.ts'
import { read, requireSecret, secretCheck } from './input.ts'

/** Tags of secrets. */
export const tagging: Tagging = {
  added: (input) => read.tags(input, 'Tags'),
  removed: (input) => read.texts(input, 'TagKeys'),
  check: secretCheck,
  tagsOf: (input, context) => requireSecret(input, context).tags,
}
