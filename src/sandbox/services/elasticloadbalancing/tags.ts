import type { JsonObject, RequestContext } from '../../service.ts'
import { notFound, read } from './input.ts'
import { loadBalancingState } from './store.ts'

/** One that has tags. */
interface Tagged {
  readonly arn: string
  tags: Record<string, string>
}

const kindsOfArns = [
  ['loadbalancer', 'loadBalancers'],
  ['targetgroup', 'targetGroups'],
  ['listener', 'listeners'],
  ['listener-rule', 'rules'],
] as const

/** Those that `ResourceArns` names, of whatever kind. Throws the error of the kind where one is not there. */
export function taggedIn(input: JsonObject, context: RequestContext): Tagged[] {
  const state = loadBalancingState(context.state)
  return read.requiredTexts(input, 'ResourceArns', 20).map((arn) => {
    const [, kind = 'loadBalancers'] = kindsOfArns.find(([word]) => arn.split(':')[5]?.startsWith(`${word}/`)) ?? []
    const all: readonly Tagged[] = state[kind]
    const found = all.find((one) => one.arn === arn)
    if (found) return found
    throw notFound(kind, arn)
  })
}
