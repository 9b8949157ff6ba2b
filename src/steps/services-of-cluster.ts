import { type Answer, type Aws, anything } from '../calls/index.ts'
import { arn, clusterNameOf, describeUsers, type Service, servicesOf } from '../calls/operations/index.ts'

/** The most services that one DescribeServices takes. */
const AT_ONCE = 10

interface Group {
  readonly cluster: string
  /** ARNs. */
  readonly services: readonly string[]
}

/** All services of a cluster as DescribeServices tells them; those are missing that nobody may look at, which is warned about. */
export async function servicesOfCluster(aws: Aws, cluster: string): Promise<Answer<readonly Service[]>> {
  const listed = await aws.pages(servicesOf(cluster), 'degraded')
  const some = arn(aws.place, 'ecs', `service/${clusterNameOf(cluster)}/${anything('service')}`)
  const described = await aws.each<Group, readonly Service[]>(
    { of: listed.map((all) => groupsOf(cluster, all)), standIn: { cluster, services: [some] } },
    describeGroup,
  )
  return described.map((groups) => groups.flat())
}

function groupsOf(cluster: string, arns: readonly string[]): readonly Group[] {
  return Array.from({ length: Math.ceil(arns.length / AT_ONCE) }, (_, i) => ({
    cluster,
    services: arns.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  }))
}

async function describeGroup(group: Group, aws: Aws): Promise<readonly Service[]> {
  const described = await aws.attempt(describeUsers(group))
  return described.take(({ services }) => services, [])
}
