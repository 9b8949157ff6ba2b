import type { Service } from '../../aws-service.ts'
import { commonRules } from '../../models/index.ts'
import { restJson } from '../../protocols/index.ts'
import { getTargetGroup } from './operations/get-target-group.ts'
import { seed } from './seed.ts'
import { latticeShape } from './state-shape.ts'
import type { LatticeState } from './store.ts'

export type { LatticeResources } from './seed.ts'

/** Amazon VPC Lattice: target groups that are there or not, for services that register their tasks with them. */
export const vpcLattice: Service = {
  name: 'vpc-lattice',
  protocol: restJson({ routes: [['GET', '/targetgroups/{targetGroupIdentifier}', 'GetTargetGroup']] }),
  inputRules: commonRules('ValidationException'),
  scope: 'region',
  seed,
  initial: (): LatticeState => ({ targetGroups: {} }),
  shape: latticeShape,
  operations: [getTargetGroup],
}
