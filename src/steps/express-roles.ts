import type { Aws } from '../calls/index.ts'
import type { PassedRoles } from '../calls/operations/index.ts'
import type { JsonObject, Project } from '../settings/index.ts'
import { rolesOfRevision } from './revision.ts'

/** The roles that an Express service passes: to its tasks those of the request, or of the task definition that it names; to ECS one. */
export async function rolesOfExpress(aws: Aws, project: Project, input: JsonObject): Promise<PassedRoles> {
  const [named] = textsIn(input, 'taskDefinitionArn')
  const own = [...textsIn(input, 'executionRoleArn'), ...textsIn(input, 'taskRoleArn')]
  return {
    toTasks: named === undefined ? own : await rolesOfRevision(aws, project, named),
    toEcs: textsIn(input, 'infrastructureRoleArn'),
  }
}

function textsIn(input: JsonObject, member: string): readonly string[] {
  const value = input[member]
  return typeof value === 'string' && value !== '' ? [value] : []
}
