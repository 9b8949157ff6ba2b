import { type JsonObject, type Operation, type RequestContext, ServiceError } from '../../../service.ts'
import { requireConfig, usualConfig } from '../configs.ts'
import { addDeployment, rollbackEvents } from '../create-deployment.ts'
import { applicationCheck, applicationIn, groupCheck, groupIn, read, requireGroup } from '../input.ts'
import { underWay } from '../progress.ts'
import { codeDeployState, configArn, findGroup } from '../store.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeployment.html */
export const createDeployment: Operation = {
  name: 'codedeploy:CreateDeployment',
  access: 'write',
  refused: ['revision.gitHubLocation', 'targetInstances', 'overrideAlarmConfiguration'],
  withoutEffect: [
    'revision.revisionType',
    'revision.s3Location.bundleType',
    'revision.s3Location.eTag',
    'ignoreApplicationStopFailures',
    'updateOutdatedInstancesOnly',
    'fileExistsBehavior',
    'deploymentMode',
  ],
  checks(input, context) {
    const [application, name] = [applicationIn(input), groupIn(input)]
    const config = configIn(input, context)
    // An AppSpec in the request is registered on the way: AWS's own deploy action lists all three.
    // https://github.com/aws-actions/amazon-ecs-deploy-task-definition, permissions (checked 2026-11)
    return [
      groupCheck('CreateDeployment', application, name, context),
      { action: 'codedeploy:GetDeploymentConfig', resource: configArn(context, config) },
      applicationCheck('RegisterApplicationRevision', application, context),
    ]
  },
  handle(input, context) {
    const group = requireGroup(applicationIn(input), groupIn(input), context)
    const config = configIn(input, context)
    requireConfig(config)
    const active = underWay(context.state, group.application, group.name)
    if (active) {
      throw new ServiceError(
        'DeploymentLimitExceededException',
        `The Deployment Group '${group.name}' already has an active Deployment '${active.id}'`,
      )
    }
    const revision = read.object(input, 'revision')
    if (!revision) throw new ServiceError('RevisionRequiredException', 'Revision is required')
    const rollbackOn = rollbackEvents(
      read.object(input, 'autoRollbackConfiguration'),
      read.object(group.settings, 'autoRollbackConfiguration'),
    )
    const description = read.text(input, 'description')
    const deployment = addDeployment({ group, config, revision, rollbackOn, description }, context)
    const { revisions } = codeDeployState(context.state)
    revisions.push({ application: group.application, revision, registeredAt: context.now })
    return { deploymentId: deployment.id }
  },
}

/** The request's configuration, or the group's. */
function configIn(input: JsonObject, context: RequestContext): string {
  const settings = findGroup(context.state, applicationIn(input), groupIn(input))?.settings ?? {}
  return read.text(input, 'deploymentConfigName') ?? read.text(settings, 'deploymentConfigName') ?? usualConfig
}
