import { account, type Stage } from './stage.ts'

/** Makes the application `shop` and its deployment group `web` for the service `web` of cluster `app`; `more` adds to the group, or changes it. */
export function addDeploymentGroup({ sandbox }: Stage, more: object = {}): void {
  sandbox.perform('codedeploy:CreateApplication', { applicationName: 'shop', computePlatform: 'ECS' })
  sandbox.perform('codedeploy:CreateDeploymentGroup', {
    applicationName: 'shop',
    deploymentGroupName: 'web',
    serviceRoleArn: `arn:aws:iam::${account}:role/codedeploy`,
    ecsServices: [{ clusterName: 'app', serviceName: 'web' }],
    loadBalancerInfo: { targetGroupPairInfoList: [{ targetGroups: [{ name: 'blue' }, { name: 'green' }] }] },
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    ...more,
  })
}
