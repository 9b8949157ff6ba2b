import { type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { boundaryIn } from '../boundaries.ts'
import { addRole } from '../create.ts'
import { checkNameIsFree, creationChecks, roleOnWire } from '../entities.ts'
import { nameField, numberField, optionalField, pathField, requiredField, tagsField } from '../input.ts'
import { iamState } from '../store.ts'
import { checkTrustPolicy } from '../trust-policy.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const createRole: Operation = {
  name: 'iam:CreateRole',
  access: 'write',
  checks: (input, context) => creationChecks('role', input, context),
  handle(input, context) {
    const name = roleName(input)
    const trustPolicy = requiredField(input, 'AssumeRolePolicyDocument')
    const description = optionalField(input, 'Description')
    const boundary = boundaryIn(input, context)
    checkTrustPolicy(trustPolicy, context)
    checkNameIsFree('role', name, Object.keys(iamState(context.state).roles))
    const role = addRole(context, {
      name,
      path: pathField(input),
      trustPolicy,
      tags: tagsField(input),
      ...(description !== undefined && { description }),
      ...(boundary !== undefined && { boundary }),
      maxSessionDuration: numberField(input, 'MaxSessionDuration', { min: 3600, max: 43_200 }) ?? 3600,
    })
    return { Role: roleOnWire(role) }
  },
}

function roleName(input: JsonObject): string {
  const name = nameField(input, 'RoleName', 128)
  if (name.length <= 64) return name
  throw new ServiceError(
    'ValidationError',
    `1 validation error detected: Value '${name}' at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64`,
  )
}
