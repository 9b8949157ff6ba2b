import { isThrottled } from '../../behaviour.ts'
import { type RequestContext, ServiceError } from '../../service.ts'
import { ecsState } from './store.ts'

interface Bucket {
  readonly operations: readonly string[]
  /** Requests at once, and how many come back each second. */
  readonly burst: number
  readonly perSecond: number
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html (checked 2026-11) */
export const buckets: Readonly<Record<string, Bucket>> = {
  'cluster modify': bucket(
    20,
    1,
    'CreateCluster DeleteCluster PutClusterCapacityProviders UpdateCluster UpdateClusterSettings',
  ),
  'cluster read': bucket(50, 20, 'DescribeClusters ListClusters'),
  'definition modify': bucket(20, 1, 'RegisterTaskDefinition DeregisterTaskDefinition RegisterDaemonTaskDefinition'),
  'definition delete': bucket(5, 1, 'DeleteTaskDefinitions DeleteDaemonTaskDefinition'),
  'definition read': bucket(
    50,
    20,
    'DescribeTaskDefinition ListTaskDefinitions ListTaskDefinitionFamilies DescribeDaemonTaskDefinition ListDaemonTaskDefinitions',
  ),
  'provider modify': bucket(10, 1, 'CreateCapacityProvider UpdateCapacityProvider DeleteCapacityProvider'),
  'provider read': bucket(50, 20, 'DescribeCapacityProviders'),
  'tag modify': bucket(20, 10, 'TagResource UntagResource'),
  'tag read': bucket(50, 20, 'ListTagsForResource'),
  'setting modify': bucket(10, 1, 'PutAccountSetting PutAccountSettingDefault DeleteAccountSetting'),
  'setting read': bucket(50, 20, 'ListAccountSettings'),
  'resource modify': bucket(
    100,
    40,
    'RunTask StartTask StopTask ExecuteCommand PutAttributes DeleteAttributes UpdateContainerInstancesState DeregisterContainerInstance',
  ),
  'resource read': bucket(
    100,
    20,
    'DescribeTasks ListTasks DescribeContainerInstances ListContainerInstances ListAttributes',
  ),
  'service modify': bucket(
    50,
    5,
    'CreateService UpdateService DeleteService CreateTaskSet UpdateTaskSet DeleteTaskSet UpdateServicePrimaryTaskSet ' +
      'StopServiceDeployment ContinueServiceDeployment CreateExpressGatewayService UpdateExpressGatewayService DeleteExpressGatewayService',
  ),
  'service read': bucket(100, 20, 'DescribeServices ListServices DescribeTaskSets DescribeExpressGatewayService'),
  'namespace read': bucket(10, 1, 'ListServicesByNamespace'),
  'deployment read': bucket(50, 20, 'DescribeServiceDeployments ListServiceDeployments'),
  'revision read': bucket(50, 20, 'DescribeServiceRevisions'),
  protection: bucket(200, 80, 'GetTaskProtection UpdateTaskProtection'),
}

/** Takes a request out of its bucket, where the scenario asks for throttling. Throws `ThrottlingException` where the bucket is empty. */
export function throttle(operation: string, context: RequestContext): void {
  if (!isThrottled(context.state)) return
  const [name, found] = Object.entries(buckets).find(([, { operations }]) => operations.includes(operation)) ?? []
  if (name === undefined || !found) return
  const { requests } = ecsState(context.state)
  const { tokens, at } = requests[name] ?? { tokens: found.burst, at: context.now }
  const filled = Math.min(found.burst, tokens + ((context.now - at) / 1000) * found.perSecond)
  if (filled < 1) throw new ServiceError('ThrottlingException', 'Rate exceeded')
  requests[name] = { tokens: filled - 1, at: context.now }
}

function bucket(burst: number, perSecond: number, operations: string): Bucket {
  return { operations: operations.split(' '), burst, perSecond }
}
