import type { Operation } from '../../../service.ts'
import { continueServiceDeployment } from './continue-service-deployment.ts'
import { createCapacityProvider } from './create-capacity-provider.ts'
import { createCluster } from './create-cluster.ts'
import { createExpressGatewayService } from './create-express-gateway-service.ts'
import { createService } from './create-service.ts'
import { createTaskSet } from './create-task-set.ts'
import { deleteAccountSetting } from './delete-account-setting.ts'
import { deleteAttributes } from './delete-attributes.ts'
import { deleteCapacityProvider } from './delete-capacity-provider.ts'
import { deleteCluster } from './delete-cluster.ts'
import { deleteDaemonTaskDefinition } from './delete-daemon-task-definition.ts'
import { deleteExpressGatewayService } from './delete-express-gateway-service.ts'
import { deleteService } from './delete-service.ts'
import { deleteTaskDefinitions } from './delete-task-definitions.ts'
import { deleteTaskSet } from './delete-task-set.ts'
import { deregisterContainerInstance } from './deregister-container-instance.ts'
import { deregisterTaskDefinition } from './deregister-task-definition.ts'
import { describeCapacityProviders } from './describe-capacity-providers.ts'
import { describeClusters } from './describe-clusters.ts'
import { describeContainerInstances } from './describe-container-instances.ts'
import { describeDaemonTaskDefinition } from './describe-daemon-task-definition.ts'
import { describeExpressGatewayService } from './describe-express-gateway-service.ts'
import { describeServiceDeployments } from './describe-service-deployments.ts'
import { describeServiceRevisions } from './describe-service-revisions.ts'
import { describeServices } from './describe-services.ts'
import { describeTaskDefinition } from './describe-task-definition.ts'
import { describeTaskSets } from './describe-task-sets.ts'
import { describeTasks } from './describe-tasks.ts'
import { executeCommand } from './execute-command.ts'
import { getTaskProtection } from './get-task-protection.ts'
import { listAccountSettings } from './list-account-settings.ts'
import { listAttributes } from './list-attributes.ts'
import { listClusters } from './list-clusters.ts'
import { listContainerInstances } from './list-container-instances.ts'
import { listDaemonTaskDefinitions } from './list-daemon-task-definitions.ts'
import { listServiceDeployments } from './list-service-deployments.ts'
import { listServices } from './list-services.ts'
import { listServicesByNamespace } from './list-services-by-namespace.ts'
import { listTagsForResource } from './list-tags-for-resource.ts'
import { listTaskDefinitionFamilies } from './list-task-definition-families.ts'
import { listTaskDefinitions } from './list-task-definitions.ts'
import { listTasks } from './list-tasks.ts'
import { putAccountSetting } from './put-account-setting.ts'
import { putAccountSettingDefault } from './put-account-setting-default.ts'
import { putAttributes } from './put-attributes.ts'
import { putClusterCapacityProviders } from './put-cluster-capacity-providers.ts'
import { registerDaemonTaskDefinition } from './register-daemon-task-definition.ts'
import { registerTaskDefinition } from './register-task-definition.ts'
import { runTask } from './run-task.ts'
import { startTask } from './start-task.ts'
import { stopServiceDeployment } from './stop-service-deployment.ts'
import { stopTask } from './stop-task.ts'
import { tagResource } from './tag-resource.ts'
import { untagResource } from './untag-resource.ts'
import { updateCapacityProvider } from './update-capacity-provider.ts'
import { updateCluster } from './update-cluster.ts'
import { updateClusterSettings } from './update-cluster-settings.ts'
import { updateContainerInstancesState } from './update-container-instances-state.ts'
import { updateExpressGatewayService } from './update-express-gateway-service.ts'
import { updateService } from './update-service.ts'
import { updateServicePrimaryTaskSet } from './update-service-primary-task-set.ts'
import { updateTaskProtection } from './update-task-protection.ts'
import { updateTaskSet } from './update-task-set.ts'

/** The operations of ECS that the sandbox serves. */
export const operations: readonly Operation[] = [
  createCluster,
  describeClusters,
  listClusters,
  deleteCluster,
  registerTaskDefinition,
  describeTaskDefinition,
  listTaskDefinitions,
  listTaskDefinitionFamilies,
  deregisterTaskDefinition,
  deleteTaskDefinitions,
  createService,
  updateService,
  deleteService,
  describeServices,
  listServices,
  createExpressGatewayService,
  describeExpressGatewayService,
  updateExpressGatewayService,
  deleteExpressGatewayService,
  listServiceDeployments,
  describeServiceDeployments,
  describeServiceRevisions,
  stopServiceDeployment,
  continueServiceDeployment,
  createTaskSet,
  updateTaskSet,
  deleteTaskSet,
  describeTaskSets,
  updateServicePrimaryTaskSet,
  runTask,
  startTask,
  stopTask,
  describeTasks,
  listTasks,
  tagResource,
  untagResource,
  listTagsForResource,
  createCapacityProvider,
  deleteAccountSetting,
  describeCapacityProviders,
  describeContainerInstances,
  executeCommand,
  getTaskProtection,
  listAccountSettings,
  listContainerInstances,
  listServicesByNamespace,
  putAccountSetting,
  putAccountSettingDefault,
  putClusterCapacityProviders,
  updateTaskProtection,
  putAttributes,
  deleteAttributes,
  listAttributes,
  updateCluster,
  updateClusterSettings,
  updateCapacityProvider,
  deleteCapacityProvider,
  updateContainerInstancesState,
  deregisterContainerInstance,
  registerDaemonTaskDefinition,
  describeDaemonTaskDefinition,
  deleteDaemonTaskDefinition,
  listDaemonTaskDefinitions,
]
