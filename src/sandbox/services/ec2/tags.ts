import { type JsonObject, type RequestContext, type SandboxState, ServiceError } from '../../service.ts'
import { read } from './input.ts'
import { ec2State } from './store.ts'

/** One that has tags. `type` as in ARNs and in DescribeTags. */
export interface TaggedResource {
  readonly type: 'vpc' | 'subnet' | 'security-group' | 'security-group-rule'
  readonly id: string
  tags: Record<string, string>
}

/** All that has tags. */
export function taggedResources(state: SandboxState): TaggedResource[] {
  const { vpcs, subnets, securityGroups } = ec2State(state)
  const as = (type: TaggedResource['type']) => (one: Omit<TaggedResource, 'type'>) => ({
    type,
    id: one.id,
    tags: one.tags,
  })
  const groups = Object.values(securityGroups)
  return [
    ...Object.values(vpcs).map(as('vpc')),
    ...Object.values(subnets).map(as('subnet')),
    ...groups.map(as('security-group')),
    ...groups.flatMap(({ rules = [] }) => rules).map(as('security-group-rule')),
  ]
}

/** Those that `ResourceId` names, with their tags, which may be changed. Throws `InvalidID` where one is not there. */
export function taggedIn(input: JsonObject, context: RequestContext): TaggedResource[] {
  const all = taggedResources(context.state)
  return read.requiredTexts(input, 'ResourceId', 1000).map((id) => {
    const found = all.find((one) => one.id === id)
    // reported by users: the text
    if (!found) throw new ServiceError('InvalidID', `The ID '${id}' is not valid`)
    return found
  })
}
