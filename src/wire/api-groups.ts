/** How many calls AWS allows for a group of operations, per account and region. */
export interface Bucket {
  readonly name: string
  /** What may be saved up. */
  readonly burst: number
  readonly perSecond: number
}

/**
 * ECS's own groups. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html (checked 2026-11).
 * Other services allow more than a deployment asks for; they are left to the retries.
 */
const groups: readonly (Bucket & { readonly operations: string })[] = [
  {
    name: 'cluster changes',
    burst: 20,
    perSecond: 1,
    operations: 'CreateCluster DeleteCluster UpdateCluster PutClusterCapacityProviders',
  },
  { name: 'cluster reads', burst: 50, perSecond: 20, operations: 'DescribeClusters ListClusters' },
  {
    name: 'task definition changes',
    burst: 20,
    perSecond: 1,
    operations: 'RegisterTaskDefinition DeregisterTaskDefinition',
  },
  {
    name: 'task definition reads',
    burst: 50,
    perSecond: 20,
    operations: 'DescribeTaskDefinition ListTaskDefinitions ListTaskDefinitionFamilies',
  },
  { name: 'task definition deletions', burst: 5, perSecond: 1, operations: 'DeleteTaskDefinitions' },
  { name: 'capacity provider reads', burst: 50, perSecond: 20, operations: 'DescribeCapacityProviders' },
  { name: 'tag changes', burst: 20, perSecond: 10, operations: 'TagResource UntagResource' },
  { name: 'tag reads', burst: 50, perSecond: 20, operations: 'ListTagsForResource' },
  { name: 'setting changes', burst: 10, perSecond: 1, operations: 'PutAccountSetting' },
  { name: 'setting reads', burst: 50, perSecond: 20, operations: 'ListAccountSettings' },
  {
    name: 'task changes',
    burst: 100,
    perSecond: 40,
    operations: 'RunTask StartTask StopTask ExecuteCommand',
  },
  {
    name: 'task reads',
    burst: 100,
    perSecond: 20,
    operations: 'DescribeTasks ListTasks DescribeContainerInstances ListContainerInstances',
  },
  {
    name: 'service changes',
    burst: 50,
    perSecond: 5,
    operations:
      'CreateService UpdateService DeleteService CreateTaskSet UpdateTaskSet DeleteTaskSet UpdateServicePrimaryTaskSet',
  },
  { name: 'service reads', burst: 100, perSecond: 20, operations: 'DescribeServices ListServices DescribeTaskSets' },
  {
    name: 'service deployments',
    burst: 50,
    perSecond: 20,
    operations: 'ListServiceDeployments DescribeServiceDeployments StopServiceDeployment ContinueServiceDeployment',
  },
  { name: 'service revisions', burst: 50, perSecond: 20, operations: 'DescribeServiceRevisions' },
  { name: 'task protection', burst: 200, perSecond: 80, operations: 'GetTaskProtection UpdateTaskProtection' },
]

const byOperation = new Map(
  groups.flatMap(({ operations, ...bucket }) => operations.split(' ').map((operation) => [`ecs:${operation}`, bucket])),
)

/** The bucket that a call (`ecs:DescribeServices`) draws from, if there is one. */
export function bucketOf(call: string): Bucket | undefined {
  return byOperation.get(call)
}
