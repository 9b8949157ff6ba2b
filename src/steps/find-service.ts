import { type Answer, type Aws, UserError } from '../calls/index.ts'
import { describeServices, type InCluster, type Service } from '../calls/operations/index.ts'

/** The service as it is; `undefined` when there is none, or only its shadow (INACTIVE) is left. */
export async function findService(aws: Aws, target: InCluster): Promise<Answer<Service> | undefined> {
  const { cluster, service } = target
  const described = await aws
    .step('find the service')
    .call(describeServices({ cluster, services: [service], include: ['TAGS'] }))
  return described.ask('the service exists', ({ services }) => services?.find((one) => one.status !== 'INACTIVE'))
}

/**
 * The service, for commands that make no sense without it. One that was created a moment ago may not be told of yet: who only looks at
 * services looks again, unlike `deploy`, which creates what it does not find.
 */
export async function findExistingService(aws: Aws, target: InCluster): Promise<Answer<Service>> {
  const found = await aws.lookAgain(`${target.service} to be found`, () => findService(aws, target))
  if (found) return found
  throw new UserError(
    'SERVICE_NOT_FOUND',
    `service \`${target.service}\` does not exist in cluster \`${target.cluster}\``,
    {
      hint: '`ristretto deploy` creates it; a wrong `cluster` or `region` in the configuration looks the same',
    },
  )
}
