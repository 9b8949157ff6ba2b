import type { JsonObject } from '../service.ts'

/** The member that says how large a page may be, by service, and the least that AWS takes there. */
const pageSizes: Readonly<Record<string, { readonly member: string; readonly least: number }>> = {
  'application-autoscaling': { member: 'MaxResults', least: 1 },
  cloudwatch: { member: 'MaxRecords', least: 1 },
  ec2: { member: 'MaxResults', least: 5 },
  ecr: { member: 'maxResults', least: 1 },
  ecs: { member: 'maxResults', least: 1 },
  elasticloadbalancing: { member: 'PageSize', least: 1 },
  events: { member: 'Limit', least: 1 },
  iam: { member: 'MaxItems', least: 1 },
  kms: { member: 'Limit', least: 1 },
  lambda: { member: 'MaxItems', least: 1 },
  logs: { member: 'limit', least: 1 },
  s3: { member: 'MaxKeys', least: 1 },
  scheduler: { member: 'MaxResults', least: 1 },
  secretsmanager: { member: 'MaxResults', least: 1 },
  servicediscovery: { member: 'MaxResults', least: 1 },
  ssm: { member: 'MaxResults', least: 1 },
}

/** Whether lists of an operation's service can be cut shorter. */
export function hasPages(operation: string): boolean {
  const [service = '', name = ''] = operation.split(':')
  return Object.hasOwn(pageSizes, service) && /^(List|Describe|Get|Filter|Simulate)/.test(name)
}

/** The input of a list with pages of at most so many items. Operations without pages pass over the member. */
export function withSmallPages(operation: string, input: JsonObject, items: number): JsonObject {
  const found = pageSizes[operation.split(':')[0] ?? '']
  if (!found || !hasPages(operation)) return input
  const given = Number(input[found.member] ?? Number.POSITIVE_INFINITY)
  const size = Math.max(found.least, Math.min(items, given))
  // S3's stand in the address.
  return { ...input, [found.member]: found.member === 'MaxKeys' ? `${size}` : size }
}
