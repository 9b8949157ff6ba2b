import { isObject, type JsonObject } from '../definitions/index.ts'

/** The functions that a service's deployments call as lifecycle hooks, by ARN, in the order of the file. */
export function hookFunctions({ deploymentConfiguration }: JsonObject): string[] {
  if (!isObject(deploymentConfiguration)) return []
  // A PAUSE hook calls nobody. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentLifecycleHook.html (checked 2026-11)
  return textsIn(deploymentConfiguration['lifecycleHooks'], 'hookTargetArn')
}

/** The target groups of VPC Lattice that a service registers its tasks with, by ARN. */
export function latticeTargetGroups({ vpcLatticeConfigurations }: JsonObject): string[] {
  return textsIn(vpcLatticeConfigurations, 'targetGroupArn')
}

function textsIn(list: unknown, member: string): string[] {
  const all = Array.isArray(list) ? list.filter(isObject) : []
  return [...new Set(all.map((one) => one[member]).filter((value) => typeof value === 'string'))]
}
