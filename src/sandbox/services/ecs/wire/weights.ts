import type { JsonObject } from '../../../service.ts'
import type { Deployment } from '../store.ts'

/** The traffic that a deployment gets, of strategies that shift traffic. */
export function weightsOutput(deployment: Deployment | undefined): JsonObject {
  const weights = deployment?.weights
  if (!weights) return {}
  return { requestedProductionTrafficWeight: weights.production, requestedTestTrafficWeight: weights.test }
}
