import type { Aws } from '../../calls/index.ts'
import { checkCaller } from './checks/caller.ts'
import { checkFunction, checkLatticeTargetGroup } from './checks/function.ts'
import { checkImage } from './checks/image.ts'
import { checkLog } from './checks/log.ts'
import { checkSecurityGroups, checkSubnets, checkTargetGroup } from './checks/network.ts'
import { checkCluster, checkFile, checkNamespace, checkRegistry } from './checks/others.ts'
import { checkPermissions } from './checks/permissions.ts'
import { checkRole } from './checks/role.ts'
import { checkSecret } from './checks/secret.ts'
import type { Judgement } from './finding.ts'
import type { Item } from './items.ts'

/** Looks at one thing. A denial is part of what is found. */
export function check(aws: Aws, item: Item): Promise<Judgement> {
  switch (item.kind) {
    case 'role':
      return checkRole(aws, item)
    case 'permissions':
      return checkPermissions(aws, item)
    case 'caller':
      return checkCaller(aws, item)
    case 'image':
      return checkImage(aws, item)
    case 'secret':
      return checkSecret(aws, item)
    case 'log':
      return checkLog(aws, item)
    case 'file':
      return checkFile(aws, item)
    case 'target group':
      return checkTargetGroup(aws, item)
    case 'subnets':
      return checkSubnets(aws, item)
    case 'security groups':
      return checkSecurityGroups(aws, item)
    case 'function':
      return checkFunction(aws, item)
    case 'lattice target group':
      return checkLatticeTargetGroup(aws, item)
    case 'registry':
      return checkRegistry(aws, item)
    case 'namespace':
      return checkNamespace(aws, item)
    case 'cluster':
      return checkCluster(aws, item)
  }
}
