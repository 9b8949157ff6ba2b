import { type JsonObject, ServiceError } from '../../service.ts'
import { optionalObject } from './input.ts'
import { checkLifecycleHooks } from './services/index.ts'

/**
 * What of a service the sandbox does not play, as CreateService and UpdateService would say it: for those who want to know before anything is
 * made. Undefined where it plays all of it; what AWS would refuse is not looked for.
 */
export function unplayedOf(service: object): string | undefined {
  try {
    const input = JSON.parse(JSON.stringify(service)) as JsonObject
    const configuration = optionalObject(input, 'deploymentConfiguration')
    if (configuration) checkLifecycleHooks(configuration)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    if (error.code === 'UnsupportedFeatureException') return error.message
  }
  return undefined
}
