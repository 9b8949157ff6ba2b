import { UserError } from '../../calls/index.ts'
import { nearest } from '../../shapes/index.ts'
import type { Invocation } from '../invocation.ts'
import type { Tools } from '../tools.ts'
import ristretto from './ristretto-skill.md' with { type: 'text' }

/** The skills by name: each is a page that tells an agent how to use the program. */
export const skills: Readonly<Record<string, string>> = { ristretto }

/** A skill, and what it is good for. */
export interface Skill {
  readonly name: string
  readonly description: string
}

/** All of them. */
export async function listSkills(): Promise<{ readonly skills: readonly Skill[] }> {
  const all = Object.entries(skills).map(([name, text]) => ({
    name,
    description: /^description: (.+)$/m.exec(text)?.[1] ?? '',
  }))
  return { skills: all }
}

/** The text of one. Throws UserError for a name that is none. */
export async function showSkill(_: Tools, __: object, { positional: [name = ''] }: Invocation): Promise<string> {
  return textOf(name)
}

/** The text of a skill. Throws UserError for a name that is none. */
export function textOf(name: string): string {
  const text = Object.hasOwn(skills, name) ? skills[name] : undefined
  if (text !== undefined) return text
  const near = nearest(name, Object.keys(skills))
  throw new UserError('OPTION_INVALID', `there is no skill \`${name}\``, {
    hint: near === undefined ? '`ristretto skills list` lists them' : `did you mean \`${near}\`?`,
  })
}
