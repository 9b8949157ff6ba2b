import { uuid } from '../../../ids.ts'
import { requestTagKeys } from '../../../input.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { checkGroup } from '../check-group.ts'
import { usualConfig } from '../configs.ts'
import { applicationIn, groupCheck, groupIn, read, requireApplication } from '../input.ts'
import { codeDeployState, findGroup } from '../store.ts'
import { settingsIn } from '../wire.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html */
export const createDeploymentGroup: Operation = {
  name: 'codedeploy:CreateDeploymentGroup',
  access: 'write',
  refused: [
    'ec2TagFilters',
    'onPremisesInstanceTagFilters',
    'autoScalingGroups',
    'ec2TagSet',
    'onPremisesTagSet',
    'loadBalancerInfo.elbInfoList',
    'loadBalancerInfo.targetGroupInfoList',
  ],
  withoutEffect: [
    'triggerConfigurations[].triggerName',
    'triggerConfigurations[].triggerTargetArn',
    'triggerConfigurations[].triggerEvents',
    'alarmConfiguration.ignorePollAlarmFailure',
    'blueGreenDeploymentConfiguration.terminateBlueInstancesOnDeploymentSuccess',
    'blueGreenDeploymentConfiguration.deploymentReadyOption',
    'blueGreenDeploymentConfiguration.greenFleetProvisioningOption',
    'loadBalancerInfo.targetGroupPairInfoList',
    'terminationHookEnabled',
  ],
  checks(input, context) {
    const check = groupCheck('CreateDeploymentGroup', applicationIn(input), groupIn(input), context)
    const tags = read.tags(input, 'tags')
    const role = read.text(input, 'serviceRoleArn') ?? ''
    const pass = {
      action: 'iam:PassRole',
      resource: role,
      context: { 'iam:PassedToService': 'codedeploy.amazonaws.com' },
    }
    const tag = { ...check, action: 'codedeploy:TagResource', context: requestTagKeys(tags) }
    return [
      { ...check, context: requestTagKeys(tags) },
      ...(Object.keys(tags).length > 0 ? [tag] : []),
      ...(role === '' ? [] : [pass]),
    ]
  },
  handle(input, context) {
    const application = requireApplication(applicationIn(input), context).name
    const name = groupIn(input)
    if (!read.text(input, 'serviceRoleArn')) throw new ServiceError('RoleRequiredException', 'The Role ARN is missing')
    if (findGroup(context.state, application, name)) {
      throw new ServiceError('DeploymentGroupAlreadyExistsException', `Deployment group already exists: ${name}`)
    }
    const settings = settingsIn(input, { deploymentConfigName: usualConfig })
    checkGroup(settings, context)
    const group = { application, name, id: uuid(context.ids), settings, tags: read.tags(input, 'tags') }
    codeDeployState(context.state).groups.push(group)
    return { deploymentGroupId: group.id }
  },
}
