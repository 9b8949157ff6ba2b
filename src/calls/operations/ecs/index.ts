export { type InCluster, type PassedRoles, serviceArn } from './checks.ts'
export { continueServiceDeployment } from './continue-service-deployment.ts'
export { createExpressGatewayService } from './create-express-gateway-service.ts'
export { createService } from './create-service.ts'
export { deleteExpressGatewayService } from './delete-express-gateway-service.ts'
export { deleteService } from './delete-service.ts'
export { deleteTaskDefinitions } from './delete-task-definitions.ts'
export { deregisterTaskDefinition } from './deregister-task-definition.ts'
export { describeClusters } from './describe-clusters.ts'
export { describeExpressGatewayService } from './describe-express-gateway-service.ts'
export { describeServiceDeployments } from './describe-service-deployments.ts'
export { describeServiceRevisions } from './describe-service-revisions.ts'
export { describeServices, describeServicesByArn } from './describe-services.ts'
export { describeTaskDefinition } from './describe-task-definition.ts'
export { describeTasks } from './describe-tasks.ts'
export { listServiceDeployments } from './list-service-deployments.ts'
export { servicesOf } from './list-services.ts'
export { listTagsForResource } from './list-tags-for-resource.ts'
export { listTaskDefinitions, revisionsOf } from './list-task-definitions.ts'
export { allTasks, hasMoreTasks, listTasks } from './list-tasks.ts'
export { type RegisterTaskDefinitionInput, registerTaskDefinition, rolesOf } from './register-task-definition.ts'
export { type RunTaskInput, runTask } from './run-task.ts'
export { stopServiceDeployment } from './stop-service-deployment.ts'
export { stopTask } from './stop-task.ts'
export { tagResource } from './tag-resource.ts'
export type {
  Container,
  ContainerDefinition,
  Deployment,
  Failed,
  Service,
  ServiceDeployment,
  ServiceEvent,
  ServiceRevision,
  Tag,
  Task,
  TaskDefinitionAnswer,
} from './types.ts'
export { untagResource } from './untag-resource.ts'
export { updateExpressGatewayService } from './update-express-gateway-service.ts'
export { updateService } from './update-service.ts'
