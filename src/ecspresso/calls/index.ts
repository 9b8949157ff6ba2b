export { describeScalableTargets, describeScalingPolicies, registerScalableTarget } from './autoscaling.ts'
export {
  type CodeDeployNames,
  codeDeployNames,
  createDeployment,
  getDeploymentTarget,
  listApplications,
  onApplication,
  onGroup,
  stopDeployment,
} from './codedeploy.ts'
export {
  continueServiceDeployment,
  deleteExpressGatewayService,
  describeClusters,
  discoverPollEndpoint,
  executeCommand,
  getNamespace,
  someTask,
  startSession,
  stopServiceDeployment,
} from './ecs.ts'
export {
  assumeExecutionRole,
  describeTargetGroups,
  getRole,
  readBucketObject,
  readImage,
  readSecret,
  writeLog,
} from './verify.ts'
