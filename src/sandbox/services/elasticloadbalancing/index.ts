import type { Service } from '../../aws-service.ts'
import { query } from '../../protocols/index.ts'
import { inputRules } from './input-rules.ts'
import { addTags } from './operations/add-tags.ts'
import { createListener } from './operations/create-listener.ts'
import { createLoadBalancer } from './operations/create-load-balancer.ts'
import { createRule } from './operations/create-rule.ts'
import { createTargetGroup } from './operations/create-target-group.ts'
import { deleteListener } from './operations/delete-listener.ts'
import { deleteLoadBalancer } from './operations/delete-load-balancer.ts'
import { deleteRule } from './operations/delete-rule.ts'
import { deleteTargetGroup } from './operations/delete-target-group.ts'
import { deregisterTargets } from './operations/deregister-targets.ts'
import { describeCapacityReservation } from './operations/describe-capacity-reservation.ts'
import { describeListenerAttributes } from './operations/describe-listener-attributes.ts'
import { describeListeners } from './operations/describe-listeners.ts'
import { describeLoadBalancerAttributes } from './operations/describe-load-balancer-attributes.ts'
import { describeLoadBalancers } from './operations/describe-load-balancers.ts'
import { describeRules } from './operations/describe-rules.ts'
import { describeTags } from './operations/describe-tags.ts'
import { describeTargetGroupAttributes } from './operations/describe-target-group-attributes.ts'
import { describeTargetGroups } from './operations/describe-target-groups.ts'
import { describeTargetHealth } from './operations/describe-target-health.ts'
import { modifyListener } from './operations/modify-listener.ts'
import { modifyListenerAttributes } from './operations/modify-listener-attributes.ts'
import { modifyLoadBalancerAttributes } from './operations/modify-load-balancer-attributes.ts'
import { modifyRule } from './operations/modify-rule.ts'
import { modifyTargetGroup } from './operations/modify-target-group.ts'
import { modifyTargetGroupAttributes } from './operations/modify-target-group-attributes.ts'
import { registerTargets } from './operations/register-targets.ts'
import { removeTags } from './operations/remove-tags.ts'
import { setIpAddressType } from './operations/set-ip-address-type.ts'
import { setRulePriorities } from './operations/set-rule-priorities.ts'
import { setSecurityGroups } from './operations/set-security-groups.ts'
import { setSubnets } from './operations/set-subnets.ts'
import { seed } from './seed.ts'
import { loadBalancingShape } from './state-shape.ts'
import type { LoadBalancingState } from './store.ts'

export type { LoadBalancingResources } from './seed.ts'

/** Elastic Load Balancing (version 2): load balancers, listeners, rules with weights, target groups and the health of their targets. */
export const elasticLoadBalancing: Service = {
  name: 'elasticloadbalancing',
  protocol: query({
    version: '2015-12-01',
    namespace: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
    emptyResults: /./,
  }),
  inputRules,
  scope: 'region',
  seed,
  initial: (): LoadBalancingState => ({ loadBalancers: [], targetGroups: [], listeners: [], rules: [] }),
  shape: loadBalancingShape,
  operations: [
    createLoadBalancer,
    describeLoadBalancers,
    deleteLoadBalancer,
    createTargetGroup,
    describeTargetGroups,
    deleteTargetGroup,
    registerTargets,
    deregisterTargets,
    describeTargetHealth,
    createListener,
    describeListeners,
    modifyListener,
    deleteListener,
    createRule,
    describeRules,
    modifyRule,
    deleteRule,
    addTags,
    describeCapacityReservation,
    describeListenerAttributes,
    describeLoadBalancerAttributes,
    describeTags,
    describeTargetGroupAttributes,
    modifyListenerAttributes,
    modifyLoadBalancerAttributes,
    modifyTargetGroupAttributes,
    modifyTargetGroup,
    removeTags,
    setIpAddressType,
    setRulePriorities,
    setSecurityGroups,
    setSubnets,
  ],
}
