import { type Operation, ServiceError } from '../../../service.ts'
import { read, writeCheck } from '../input.ts'
import { loadBalancingState } from '../store.ts'

/** Listeners and rules go with it. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteLoadBalancer.html */
export const deleteLoadBalancer: Operation = {
  name: 'elasticloadbalancing:DeleteLoadBalancer',
  access: 'write',
  checks: (input, context) => [writeCheck('DeleteLoadBalancer', read.requiredText(input, 'LoadBalancerArn'), context)],
  handle(input, context) {
    const arn = read.requiredText(input, 'LoadBalancerArn')
    const state = loadBalancingState(context.state)
    const balancer = state.loadBalancers.find((one) => one.arn === arn)
    if (balancer?.attributes?.['deletion_protection.enabled'] === 'true') {
      // reported by users: the text
      const message = `Load balancer '${arn}' cannot be deleted because deletion protection is enabled`
      throw new ServiceError('OperationNotPermitted', message)
    }
    const gone = state.listeners
      .filter(({ loadBalancerArn }) => loadBalancerArn === arn)
      .map((listener) => listener.arn)
    state.loadBalancers = state.loadBalancers.filter((one) => one.arn !== arn)
    state.listeners = state.listeners.filter((listener) => !gone.includes(listener.arn))
    state.rules = state.rules.filter(({ listenerArn }) => !gone.includes(listenerArn))
    return {}
  },
}
