import { anything } from '../../calls/index.ts'
import {
  arn,
  clusterNameOf,
  describeServiceDeployments,
  type InCluster,
  listServiceDeployments,
} from '../../calls/operations/index.ts'
import { targetOf } from '../../steps/index.ts'
import type { Work } from '../command.ts'
import { describe } from './describe-service.ts'

/** Waits for `stable` by DescribeServices; for all other goals by the service deployment. */
export async function waitFor(work: Work, goal: string): Promise<void> {
  const { aws, project } = work
  const target = targetOf(project)
  const step = aws.step('wait for the service')
  if (goal !== 'stable' && (await findDeployment(work, target))) await readDeployment(work, target)
  await step.call(describe(target))
}

/** Whether a service deployment is under way. */
export async function findDeployment({ aws }: Work, target: InCluster): Promise<boolean> {
  const listed = await aws.step('find the service deployment').call(listServiceDeployments(target))
  return (
    listed.ask('a service deployment is under way', ({ serviceDeployments = [] }) => serviceDeployments.length > 0) !==
    undefined
  )
}

/** Reads it, as often as it takes. */
export async function readDeployment({ aws }: Work, target: InCluster): Promise<void> {
  const { cluster, service } = target
  const some = `service-deployment/${clusterNameOf(cluster)}/${service}/${anything('service deployment')}`
  const arns = { serviceDeploymentArns: [arn(aws.place, 'ecs', some)] }
  await aws.step('watch the service deployment').call(describeServiceDeployments(arns, target))
}
