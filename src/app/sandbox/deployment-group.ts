import type { Sandbox } from '../../sandbox/index.ts'
import type { Project } from '../../settings/index.ts'

/**
 * Makes the application and the deployment group that a project's configuration names, as soon as its service is there. ecspresso makes
 * neither: somebody else has, in the account that a rehearsal plays.
 */
export function ensureDeploymentGroup(sandbox: Sandbox, project: Project | undefined): void {
  const { codedeploy, service } = project?.configuration ?? {}
  const { application_name: applicationName, deployment_group_name: deploymentGroupName } = codedeploy ?? {}
  if (project === undefined || !applicationName || !deploymentGroupName || !service) return
  const key = { cluster: project.clusterName, services: [service] }
  const [found] = [sandbox.perform('ecs:DescribeServices', key)['services']].flat()
  const { deploymentController, status, loadBalancers } = Object(found)
  if (deploymentController?.type !== 'CODE_DEPLOY' || status !== 'ACTIVE') return
  const names = [sandbox.perform('codedeploy:ListApplications', {})['applications']].flat()
  if (names.includes(applicationName)) return
  const [, blue = 'blue'] = /:targetgroup\/([^/]+)\//.exec(loadBalancers?.[0]?.targetGroupArn ?? '') ?? []
  sandbox.perform('codedeploy:CreateApplication', { applicationName, computePlatform: 'ECS' })
  sandbox.perform('codedeploy:CreateDeploymentGroup', {
    applicationName,
    deploymentGroupName,
    serviceRoleArn: `arn:${sandbox.partition}:iam::${sandbox.account}:role/codedeploy`,
    ecsServices: [{ clusterName: project.clusterName, serviceName: service }],
    loadBalancerInfo: { targetGroupPairInfoList: [{ targetGroups: [{ name: blue }, { name: `${blue}-green` }] }] },
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
  })
}
