import type { Place } from '../../call.ts'
import { isMarked } from '../../mark.ts'

/** A role by its name and its ARN, which alone holds the path. */
export interface RoleId {
  readonly name: string
  readonly arn: string
}

/** The name and the ARN of a role that a definition names by either. */
export function roleIdOf({ partition, account }: Place, role: string): RoleId {
  if (isMarked(role)) return { name: role, arn: role }
  if (!role.startsWith('arn:')) return { name: role, arn: `arn:${partition}:iam::${account}:role/${role}` }
  return { name: role.slice(role.lastIndexOf('/') + 1), arn: role }
}
