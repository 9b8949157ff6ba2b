import type { JsonObject } from '../../../service.ts'
import { optionalObject, optionalText } from '../input.ts'
import { invalidParameter, requireOneOf } from '../refuse.ts'

/** The percentage that a request scales a task set to. assumed: the texts; the rule is https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Scale.html (checked 2026-11) */
export function scaleIn(input: JsonObject): number | undefined {
  const scale = optionalObject(input, 'scale')
  if (!scale) return undefined
  requireOneOf('unit', optionalText(scale, 'unit'), ['PERCENT'])
  const value = scale['value'] ?? 0
  if (typeof value !== 'number' || value < 0 || value > 100) {
    throw invalidParameter('The scale of a task set must be between 0 and 100.')
  }
  return value
}
