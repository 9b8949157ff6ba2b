import { PolicyError, parsePolicy } from '../iam/index.ts'
import type { Shape } from './state-shape.ts'

/** The text of a policy: none other has been kept, since requests with another are refused. */
export const policyText: Shape<string> = {
  flaw(value, place) {
    if (typeof value !== 'string') return place
    try {
      parsePolicy(value)
      return undefined
    } catch (error) {
      if (error instanceof PolicyError) return place
      throw error
    }
  },
}
