import type { Operation } from '../../../service.ts'
import { read, requireOne, writeCheck } from '../input.ts'
import { loadBalancingState } from '../store.ts'

/** Its rules go with it. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteListener.html */
export const deleteListener: Operation = {
  name: 'elasticloadbalancing:DeleteListener',
  access: 'write',
  checks: (input, context) => [writeCheck('DeleteListener', read.requiredText(input, 'ListenerArn'), context)],
  handle(input, context) {
    const { arn } = requireOne('listeners', read.requiredText(input, 'ListenerArn'), context)
    const state = loadBalancingState(context.state)
    state.listeners = state.listeners.filter((listener) => listener.arn !== arn)
    state.rules = state.rules.filter(({ listenerArn }) => listenerArn !== arn)
    return {}
  },
}
