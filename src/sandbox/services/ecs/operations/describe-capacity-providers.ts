import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { ecsArn, nameOf } from '../arns.ts'
import { capacityProviderOutput, checkClusterOf, fargateProviders } from '../capacity-providers.ts'
import { texts } from '../input.ts'
import { page } from '../paging.ts'
import { requireOneOf } from '../refuse.ts'
import { ecsState } from '../store.ts'
import { resourceTagContext } from '../tags.ts'

/** Capacity providers by name or ARN, or all of them: Fargate's two and the account's own. */
export const describeCapacityProviders: Operation = {
  name: 'ecs:DescribeCapacityProviders',
  access: 'read',
  checks(input, context) {
    const named = namesIn(input, context)
    const all = named.length > 0 ? named : ['*']
    const { capacityProviders } = ecsState(context.state)
    return all.map((name) => ({
      action: 'ecs:DescribeCapacityProviders',
      resource: ecsArn(context, `capacity-provider/${name}`),
      context: resourceTagContext(capacityProviders.find((one) => one.name === name)?.tags),
    }))
  },
  handle(input: JsonObject, context: RequestContext): JsonObject {
    checkClusterOf(input, context)
    const include = texts(input, 'include')
    for (const value of include) requireOneOf('include', value, ['TAGS'])
    const known = [...fargateProviders, ...ecsState(context.state).capacityProviders]
    const named = namesIn(input, context)
    const found = known.filter(({ name }) => named.length === 0 || named.includes(name))
    const failures = named
      .filter((name) => !known.some((one) => one.name === name))
      .map((name) => ({ arn: ecsArn(context, `capacity-provider/${name}`), reason: 'MISSING' }))
    const { items, nextToken } = page(input, found, { usual: 10, keyOf: ({ name }) => name, most: 10 })
    const view = { tags: include.includes('TAGS') }
    return { capacityProviders: items.map((one) => capacityProviderOutput(context, one, view)), failures, nextToken }
  },
}

function namesIn(input: JsonObject, context: RequestContext): string[] {
  return texts(input, 'capacityProviders').map((text) => nameOf(context, 'capacity-provider', text))
}
