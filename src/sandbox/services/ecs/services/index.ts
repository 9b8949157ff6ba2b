export { capacityProviderContext, serviceWriteChecks, sizeContext } from './access.ts'
export {
  capacityFor,
  changedBlueprint,
  isOnFargate,
  newBlueprint,
  noBlueprint,
  normaliseStrategy,
} from './blueprint.ts'
export { checkExecRole, checkPlacement, taskRoleOf } from './capacity-fits.ts'
export {
  checkBalancerRole,
  checkController,
  checkDaemon,
  checkExternalCreation,
  checkTogether,
} from './controllers.ts'
export { defaultDeploymentConfiguration, mergeDeploymentConfiguration } from './deployment-configuration.ts'
export { checkLifecycleHooks } from './lifecycle-hooks.ts'
export { checkLoadBalancers } from './load-balancers.ts'
export { checkLaunchType, checkNetwork, checkNetworkExists, normaliseNetwork } from './network.ts'
export { changeDesiredCount, newService } from './new-service.ts'
export {
  type PartKey,
  parsePart,
  partChecks,
  requireOneService,
  requirePartService,
  requireServiceDeployment,
  serviceDeploymentKey,
} from './parts.ts'
export {
  checkGracePeriod,
  controllerOf,
  defaultOptions,
  mergeOptions,
} from './settings.ts'
export { checkProvidersKnown, checkSurroundings } from './surroundings.ts'
