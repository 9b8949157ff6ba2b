import { configuredAtLaunch } from './both/configured-at-launch.ts'
import { launchCompatibility } from './both/launch-compatibility.ts'
import { launchVolume } from './both/launch-volume.ts'
import { loadBalancerContainer } from './both/load-balancer-container.ts'
import { loadBalancerPort } from './both/load-balancer-port.ts'
import { networkConfiguration } from './both/network-configuration.ts'
import { portNames } from './both/port-names.ts'
import { registryPorts } from './both/registry-ports.ts'
import { roleArns } from './either/role-arns.ts'
import { tags } from './either/tags.ts'
import { wholeNumbers } from './either/whole-numbers.ts'
import type { Rule } from './rule.ts'
import { daemon } from './service-definition/daemon.ts'
import { deploymentPercents } from './service-definition/deployment-percents.ts'
import { deploymentRoom } from './service-definition/deployment-room.ts'
import { ebs } from './service-definition/ebs.ts'
import { fargatePlacement } from './service-definition/fargate-placement.ts'
import { gracePeriod } from './service-definition/grace-period.ts'
import { launchOrProviders } from './service-definition/launch-or-providers.ts'
import { serviceLimits } from './service-definition/limits.ts'
import { providerStrategy } from './service-definition/provider-strategy.ts'
import { rebalancing } from './service-definition/rebalancing.ts'
import { serviceConnectNames } from './service-definition/service-connect-names.ts'
import { containerBasics } from './task-definition/container-basics.ts'
import { containerMemory } from './task-definition/container-memory.ts'
import { dependsOn } from './task-definition/depends-on.ts'
import { efs } from './task-definition/efs.ts'
import { ephemeralStorage } from './task-definition/ephemeral-storage.ts'
import { essentialContainer } from './task-definition/essential-container.ts'
import { executionRole } from './task-definition/execution-role.ts'
import { fargateMembers } from './task-definition/fargate-members.ts'
import { fargateSizes } from './task-definition/fargate-sizes.ts'
import { firelens } from './task-definition/firelens.ts'
import { firelensRouter } from './task-definition/firelens-router.ts'
import { taskLimits } from './task-definition/limits.ts'
import { logOptions } from './task-definition/log-options.ts'
import { logPrefix } from './task-definition/log-prefix.ts'
import { names } from './task-definition/names.ts'
import { ports } from './task-definition/ports.ts'
import { repeatedEnvironment } from './task-definition/repeated-environment.ts'
import { variables } from './task-definition/variables.ts'
import { volumeKind } from './task-definition/volume-kind.ts'
import { volumes } from './task-definition/volumes.ts'

/** All rules; `docs/rules.md` is made of this list. A code may stand for a rule of both kinds of files. */
export const rules: readonly Rule[] = [
  containerBasics,
  containerMemory,
  dependsOn,
  efs,
  ephemeralStorage,
  essentialContainer,
  executionRole,
  fargateMembers,
  fargateSizes,
  firelens,
  firelensRouter,
  taskLimits,
  logOptions,
  logPrefix,
  names,
  ports,
  repeatedEnvironment,
  variables,
  volumeKind,
  volumes,
  roleArns('task definition'),
  tags('task definition'),
  wholeNumbers('task definition'),
  daemon,
  deploymentPercents,
  deploymentRoom,
  ebs,
  fargatePlacement,
  gracePeriod,
  launchOrProviders,
  serviceLimits,
  providerStrategy,
  rebalancing,
  serviceConnectNames,
  roleArns('service definition'),
  tags('service definition'),
  wholeNumbers('service definition'),
  configuredAtLaunch,
  launchCompatibility,
  launchVolume,
  loadBalancerContainer,
  loadBalancerPort,
  networkConfiguration,
  portNames,
  registryPorts,
]
