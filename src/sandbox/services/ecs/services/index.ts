export { capacityProviderContext, serviceWriteChecks, sizeContext } from './access.ts'
export { capacityFor, changedBlueprint, isOnFargate, newBlueprint, normaliseStrategy } from './blueprint.ts'
export { checkLaunchType, checkNetwork, checkNetworkExists, normaliseNetwork } from './network.ts'
export { type PartKey, parsePart, partChecks, requireOneService, requirePartService } from './parts.ts'
export {
  checkGracePeriod,
  defaultDeploymentConfiguration,
  defaultOptions,
  mergeDeploymentConfiguration,
  mergeOptions,
} from './settings.ts'
