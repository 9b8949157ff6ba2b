import type { Service } from '../../aws-service.ts'
import { query } from '../../protocols/index.ts'
import { inputRules } from './input-rules.ts'
import { createListener } from './operations/create-listener.ts'
import { createLoadBalancer } from './operations/create-load-balancer.ts'
import { createRule } from './operations/create-rule.ts'
import { createTargetGroup } from './operations/create-target-group.ts'
import { deleteListener } from './operations/delete-listener.ts'
import { deleteLoadBalancer } from './operations/delete-load-balancer.ts'
import { deleteRule } from './operations/delete-rule.ts'
import { deleteTargetGroup } from './operations/delete-target-group.ts'
import { deregisterTargets } from './operations/deregister-targets.ts'
import { describeListeners } from './operations/describe-listeners.ts'
import { describeLoadBalancers } from './operations/describe-load-balancers.ts'
import { describeRules } from './operations/describe-rules.ts'
import { describeTargetGroups } from './operations/describe-target-groups.ts'
import { describeTargetHealth } from './operations/describe-target-health.ts'
import { modifyListener } from './operations/modify-listener.ts'
import { modifyRule } from './operations/modify-rule.ts'
import { registerTargets } from './operations/register-targets.ts'
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
  ],
}
