import type { Operation } from '../../../service.ts'
import { checkGroup } from '../check-group.ts'
import { applicationIn, groupCheck, groupIn, requireGroup } from '../input.ts'
import { settingsIn } from '../wire.ts'

/** A group keeps its name here. https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_UpdateDeploymentGroup.html */
export const updateDeploymentGroup: Operation = {
  name: 'codedeploy:UpdateDeploymentGroup',
  access: 'write',
  refused: [
    'ec2TagFilters',
    'onPremisesInstanceTagFilters',
    'autoScalingGroups',
    'ec2TagSet',
    'onPremisesTagSet',
    'loadBalancerInfo.elbInfoList',
    'loadBalancerInfo.targetGroupInfoList',
    'newDeploymentGroupName',
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
  checks: (input, context) => [
    groupCheck('UpdateDeploymentGroup', applicationIn(input), groupIn(input, 'currentDeploymentGroupName'), context),
  ],
  handle(input, context) {
    const group = requireGroup(applicationIn(input), groupIn(input, 'currentDeploymentGroupName'), context)
    const settings = settingsIn(input, group.settings)
    checkGroup(settings, context)
    group.settings = settings
    return {}
  },
}
