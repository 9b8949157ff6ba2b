import type * as z from 'zod/mini'
import { UserError } from '../../calls/index.ts'
import { type PathSegment, pathText } from '../../shapes/index.ts'
import type { Document } from '../rendering/index.ts'

/** What the schema found, in words, at its place. */
export async function typeError(
  document: Document,
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
): Promise<UserError> {
  const [issue] = issues
  const path = (issue?.path ?? []).map((segment) => (typeof segment === 'number' ? segment : String(segment)))
  const name = `\`${pathText(path)}\``
  const at = await document.placeOf(path, 'value')
  const given = path.reduce<unknown>((inner, segment) => (inner as Record<PathSegment, unknown>)?.[segment], value)
  if (given === undefined) return new UserError('CONFIG_TYPE', `${name} is missing`, { at })
  const wanted = issue?.code === 'invalid_type' ? (words[issue.expected] ?? issue.expected) : 'a duration as `10m`'
  const hint =
    issue?.code === 'invalid_type' && issue.expected === 'string' && typeof given !== 'object'
      ? 'put it in quotes'
      : undefined
  return new UserError('CONFIG_TYPE', `${name} must be ${wanted}, not ${kindOf(given)}`, { at, hint })
}

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}
function kindOf(value: unknown): string {
  return Array.isArray(value)
    ? 'a list'
    : typeof value === 'object'
      ? 'an object'
      : typeof value === 'string'
        ? 'a text'
        : `a ${typeof value}`
}
