import { own } from '../records.ts'
import type { Json, JsonObject, Place, ServiceError } from '../service.ts'
import { type InputModel, shapeNamed } from './model.ts'

/** What an ARN has to look like. */
export interface ArnForm {
  /** The service in the ARN: `iam`. Default: any. */
  readonly service?: string
  /** `role/web`: all that stands behind the account. */
  readonly resource: RegExp
  /** `own`: that of the request, without which nothing can be found by it. Default: any, or none. */
  readonly region?: 'own'
  /** Likewise. */
  readonly account?: 'own'
}

/** The ARNs in the requests of a service. */
export interface ArnRules {
  /** By the member's name, or by its parent's and its own, which goes first: `vpcLatticeConfigurations.targetGroupArn`. */
  readonly forms: Readonly<Record<string, ArnForm>>
  /** The refusal of another. */
  refuse(member: string, value: string): ServiceError
}

/** Throws the service's refusal of the first ARN in an input that does not have its form. */
export function checkArns(
  model: InputModel,
  structure: string,
  { input, rules, place }: { readonly input: JsonObject; readonly rules: ArnRules; readonly place: Place },
): void {
  const search = { model, rules, place }
  checkValue(search, structure, { value: input, names: [] })
}

interface Search {
  readonly model: InputModel
  readonly rules: ArnRules
  readonly place: Place
}

interface Found {
  readonly value: Json
  /** The members on the way to it. */
  readonly names: readonly string[]
}

function checkValue(search: Search, type: string, { value, names }: Found): void {
  const shape = shapeNamed(search.model, type)
  if (Array.isArray(value)) {
    if (shape.kind === 'list') for (const item of value) checkValue(search, shape.element, { value: item, names })
  } else if (typeof value === 'object' && value !== null) {
    if (shape.kind !== 'structure') return
    for (const [name, member] of Object.entries(shape.members)) {
      const inner = own(value, name) ?? undefined
      if (inner !== undefined) checkValue(search, member, { value: inner, names: [...names, name] })
    }
  } else if (typeof value === 'string') {
    const [name = '', parent] = [names.at(-1), names.at(-2)]
    const form = own(search.rules.forms, `${parent}.${name}`) ?? own(search.rules.forms, name)
    if (form && !hasForm(value, form, search.place)) throw search.rules.refuse(name, value)
  }
}

function hasForm(text: string, form: ArnForm, place: Place): boolean {
  const match = /^arn:([\w-]+):([\w-]+):([\w-]*):(\d{12}|aws)?:(.+)$/.exec(text)
  if (!match) return false
  const [, partition, service, region = '', account = '', resource = ''] = match
  return (
    partition === place.partition &&
    (form.service === undefined || service === form.service) &&
    (form.region === undefined || region === place.region) &&
    (form.account === undefined || account === place.account) &&
    form.resource.test(resource)
  )
}

const path = '(?:[\\w+=,.@-]+/)*'
const name = '[\\w+=,.@-]{1,128}'

/** https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html (checked 2026-11) */
export const arnForms = {
  any: { resource: /^[^\s,]+$/ },
  role: { service: 'iam', resource: new RegExp(`^role/${path}${name}$`) },
  managedPolicy: { service: 'iam', resource: new RegExp(`^policy/${path}${name}$`) },
  provider: { service: 'iam', resource: /^oidc-provider\/[\w.:/-]+$/ },
  principal: { service: 'iam', resource: new RegExp(`^(?:root|(?:user|role|group)/${path}${name})$`) },
  instanceProfile: { service: 'iam', resource: new RegExp(`^instance-profile/${path}${name}$`) },
  targetGroup: { service: 'elasticloadbalancing', resource: /^targetgroup\/[\w-]+\/\w+$/ },
  loadBalancer: { service: 'elasticloadbalancing', resource: /^loadbalancer\/(?:app|net|gwy)\/[\w-]+\/\w+$/ },
  listener: { service: 'elasticloadbalancing', resource: /^listener\/(?:app|net|gwy)\/[\w-]+\/\w+\/\w+$/ },
  rule: { service: 'elasticloadbalancing', resource: /^listener-rule\/(?:app|net)\/[\w-]+\/\w+\/\w+\/\w+$/ },
  registry: { service: 'servicediscovery', resource: /^service\/[\w-]+$/ },
  lambdaFunction: { service: 'lambda', resource: /^function:[\w-]{1,64}(?::[\w$-]+)?$/ },
  latticeTargetGroup: { service: 'vpc-lattice', resource: /^targetgroup\/tg-\w+$/ },
  certificateAuthority: { service: 'acm-pca', resource: /^certificate-authority\/[\w-]+$/ },
  autoScalingGroup: { service: 'autoscaling', resource: /^autoScalingGroup:[^\s:]+:autoScalingGroupName\/\S+$/ },
  topic: { service: 'sns', resource: /^[\w-]{1,256}(?:\.fifo)?$/ },
  queue: { service: 'sqs', resource: /^[\w-]{1,80}(?:\.fifo)?$/ },
  eventRule: { service: 'events', resource: /^rule\/(?:[\w./-]+\/)?[\w.-]{1,64}$/ },
  taskDefinition: { service: 'ecs', resource: /^task-definition\/[\w-]{1,255}(?::\d+)?$/ },
} as const satisfies Record<string, ArnForm>
