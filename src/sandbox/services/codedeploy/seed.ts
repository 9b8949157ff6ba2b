import { uuid } from '../../ids.ts'
import { put } from '../../records.ts'
import type { RequestContext } from '../../service.ts'
import { usualConfig } from './configs.ts'
import { codeDeployState, findApplication, findGroup } from './store.ts'

/** A deployment group of a service; its application is made with it. */
export interface SeedDeploymentGroup {
  readonly application: string
  readonly name: string
  /** Names: whether the service is there shows when it is deployed. */
  readonly cluster: string
  readonly service: string
}

/** What a story may name of CodeDeploy. */
export interface CodeDeployResources {
  readonly deploymentGroups?: readonly SeedDeploymentGroup[]
}

/** Adds applications and deployment groups, with two target groups and the usual configuration. */
export function seed({ deploymentGroups = [] }: CodeDeployResources, context: RequestContext): void {
  const { applications, groups } = codeDeployState(context.state)
  for (const { application, name, cluster, service } of deploymentGroups) {
    if (!findApplication(context.state, application))
      put(applications, application, {
        name: application,
        id: uuid(context.ids),
        createdAt: context.now,
        tags: {},
      })
    if (findGroup(context.state, application, name)) continue
    const settings = {
      serviceRoleArn: `arn:${context.partition}:iam::${context.account}:role/codedeploy`,
      deploymentConfigName: usualConfig,
      ecsServices: [{ clusterName: cluster, serviceName: service }],
      loadBalancerInfo: { targetGroupPairInfoList: [{ targetGroups: [{ name: 'blue' }, { name: 'green' }] }] },
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    }
    groups.push({ application, name, id: uuid(context.ids), settings, tags: {} })
  }
}
