import {
  count,
  jsonObject,
  list,
  named,
  number,
  object,
  optional,
  type Shape,
  text,
  time,
  word,
} from '../../state-shape.ts'
import type { Listener, ListenerAction, LoadBalancer, LoadBalancingState, Rule, TargetGroup } from './store.ts'

const loadBalancer = object<LoadBalancer>({
  arn: text,
  name: text,
  type: word('application', 'network'),
  scheme: text,
  subnets: list(text),
  securityGroups: list(text),
  ipAddressType: optional(text),
  createdAt: time,
  attributes: optional(named(text)),
  tags: named(text),
})

const targetGroup = object<TargetGroup>({
  arn: text,
  name: text,
  targetType: text,
  vpcId: text,
  settings: jsonObject,
  attributes: optional(named(text)),
  targets: list(object<TargetGroup['targets'][number]>({ id: text, port: count })),
  isSeeded: optional(word(true)),
  isManaged: optional(word(true)),
  tags: named(text),
})

const listenerAction: Shape<ListenerAction> = jsonObject

const listener = object<Listener>({
  arn: text,
  loadBalancerArn: text,
  settings: jsonObject,
  attributes: optional(named(text)),
  actions: list(listenerAction),
  tags: named(text),
})

const rule = object<Rule>({
  arn: text,
  listenerArn: text,
  priority: number,
  conditions: list(jsonObject),
  actions: list(listenerAction),
  tags: named(text),
})

/** The form of what the sandbox remembers. */
export const loadBalancingShape = object<LoadBalancingState>({
  loadBalancers: list(loadBalancer),
  targetGroups: list(targetGroup),
  targetGroupsAreClosed: optional(word(true)),
  listeners: list(listener),
  rules: list(rule),
})
