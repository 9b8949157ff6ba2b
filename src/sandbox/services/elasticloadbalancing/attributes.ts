import { put } from '../../records.ts'
import { type JsonObject, type Operation, type RequestContext, ServiceError } from '../../service.ts'
import {
  headersOfListeners,
  listenerDefaults,
  loadBalancerDefaults,
  targetGroupDefaults,
} from './attribute-defaults.ts'
import { describeChecks, read, requireOne, writeCheck } from './input.ts'

/** One that has attributes, and those that it has where nobody set them. */
interface Found {
  readonly one: { attributes?: Record<string, string> }
  readonly defaults: Readonly<Record<string, string>>
  /** Further keys that may be set. */
  readonly others?: RegExp
}

/** A kind of things that have attributes. */
interface Kind {
  readonly words: string
  /** The member by which a request names one. */
  readonly member: string
  find(arn: string, context: RequestContext): Found
}

const kinds = {
  LoadBalancer: {
    words: 'Load balancer',
    member: 'LoadBalancerArn',
    find(arn, context) {
      const one = requireOne('loadBalancers', arn, context)
      return { one, defaults: loadBalancerDefaults(one) }
    },
  },
  TargetGroup: {
    words: 'Target group',
    member: 'TargetGroupArn',
    find(arn, context) {
      const one = requireOne('targetGroups', arn, context)
      return { one, defaults: targetGroupDefaults(one) }
    },
  },
  Listener: {
    words: 'Listener',
    member: 'ListenerArn',
    find(arn, context) {
      const one = requireOne('listeners', arn, context)
      return { one, defaults: listenerDefaults(one), others: headersOfListeners }
    },
  },
} as const satisfies Record<string, Kind>

/** The operation that sets attributes, and answers them all. They are kept; that a load balancer is protected from deletion counts. */
export function attributesChange(kind: keyof typeof kinds): Operation {
  const { words, member, find }: Kind = kinds[kind]
  const action = `Modify${kind}Attributes`
  return {
    name: `elasticloadbalancing:${action}`,
    access: 'write',
    checks: (input, context) => [writeCheck(action, read.requiredText(input, member), context)],
    handle(input, context) {
      const { one, defaults, others } = find(read.requiredText(input, member), context)
      const given = read.objects(input, 'Attributes').map((attribute) => {
        const key = read.requiredText(attribute, 'Key')
        // reported by users: the text
        if (!Object.hasOwn(defaults, key) && !others?.test(key)) {
          throw new ServiceError('ValidationError', `${words} attribute key '${key.slice(0, 256)}' is not recognized`)
        }
        return [key, read.text(attribute, 'Value') ?? ''] as const
      })
      one.attributes ??= {}
      for (const [key, value] of given) put(one.attributes, key, value)
      return { Attributes: attributesOnWire(defaults, one.attributes) }
    },
  }
}

/** The operation that answers attributes. */
export function attributesReading(kind: keyof typeof kinds): Operation {
  const { member, find }: Kind = kinds[kind]
  const action = `Describe${kind}Attributes`
  return {
    name: `elasticloadbalancing:${action}`,
    access: 'read',
    checks: () => describeChecks(action),
    handle(input, context) {
      const { one, defaults } = find(read.requiredText(input, member), context)
      return { Attributes: attributesOnWire(defaults, one.attributes) }
    },
  }
}

function attributesOnWire(defaults: Found['defaults'], own: Readonly<Record<string, string>> = {}): JsonObject[] {
  return Object.entries({ ...defaults, ...own }).map(([Key, Value]) => ({ Key, Value }))
}
