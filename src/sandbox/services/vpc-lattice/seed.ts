import { put } from '../../records.ts'
import { seeding } from '../../seed-error.ts'
import { type RequestContext, ServiceError } from '../../service.ts'
import { latticeState, targetGroupIdOf } from './store.ts'

/** What a story may name of VPC Lattice. */
export interface LatticeResources {
  /** ARNs of target groups. */
  readonly latticeTargetGroups?: readonly string[]
}

/** Adds target groups. */
export function seed({ latticeTargetGroups = [] }: LatticeResources, context: RequestContext): void {
  const { targetGroups } = latticeState(context.state)
  for (const arn of latticeTargetGroups)
    seeding(`target group ${arn}`, () => {
      const id = targetGroupIdOf(arn)
      if (id === undefined)
        throw new ServiceError('ValidationException', 'not the ARN of a target group of VPC Lattice')
      if (!Object.hasOwn(targetGroups, id)) put(targetGroups, id, { arn, createdAt: context.now })
    })
}
