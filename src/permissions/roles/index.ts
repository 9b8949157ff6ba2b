import { executionRole } from './execution-role.ts'
import { infrastructureRole, pushRole, taskRole } from './other-roles.ts'
import type { RolePlan, RoleSetting } from './role.ts'

export type { Definition, ManagedPolicy, RolePlan, RoleSetting } from './role.ts'

/** The roles that the definitions themselves tell; that of the pipeline comes from plans of its command lines. */
export const definitionRoles = {
  execution: executionRole,
  task: taskRole,
  infrastructure: infrastructureRole,
  'ecr-push': pushRole,
} as const satisfies Readonly<Record<string, (setting: RoleSetting) => RolePlan>>

/** The name of such a role. */
export type DefinitionRole = keyof typeof definitionRoles
