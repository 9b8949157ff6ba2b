import { type Answer, type Aws, anything, groupsOf } from '../calls/index.ts'
import { arn, clusterNameOf, describeServicesByArn, type Service, servicesOf } from '../calls/operations/index.ts'

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
    {
      of: listed.map((all) => groupsOf(all, AT_ONCE).map((services) => ({ cluster, services }))),
      standIn: { cluster, services: [some] },
    },
    describeGroup,
  )
  return described.map((groups) => groups.flat())
}

async function describeGroup(group: Group, aws: Aws): Promise<readonly Service[]> {
  const described = await aws.attempt(describeServicesByArn(group))
  return described.take(({ services }) => services, [])
}
