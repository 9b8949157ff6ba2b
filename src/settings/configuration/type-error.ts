import { UserError } from '../../calls/index.ts'
import { pathText } from '../../shapes/index.ts'
import type { Document } from '../rendering/index.ts'
import type { TypeMistake } from './check.ts'

/** Mistakes in words, each at its place. */
export async function typeErrors(document: Document, mistakes: readonly TypeMistake[]): Promise<UserError[]> {
  return Promise.all(mistakes.map((mistake) => typeError(document, mistake)))
}

async function typeError(document: Document, { path, wanted, given }: TypeMistake): Promise<UserError> {
  const name = `\`${pathText(path)}\``
  const at = await document.placeOf(path, 'value')
  if (given === undefined) return new UserError('CONFIG_TYPE', `${name} is missing`, { at })
  const hint = wanted === 'a string' && typeof given !== 'object' ? 'put it in quotes' : undefined
  const shown = wanted.startsWith('one of') && typeof given === 'string' ? `\`${given}\`` : kindOf(given)
  return new UserError('CONFIG_TYPE', `${name} must be ${wanted}, not ${shown}`, { at, hint })
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
