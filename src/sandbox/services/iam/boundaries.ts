import type { JsonObject, Operation, RequestContext } from '../../service.ts'
import { type EntityKind, entityCheck, entityName, noSuchEntity, requireEntity } from './entities.ts'
import { optionalField, requiredField } from './input.ts'
import { managedDocument } from './managed-policies.ts'

/** The ARN of the permissions boundary that a request gives. Throws `NoSuchEntity` where there is no such policy. */
export function boundaryIn(input: JsonObject, context: RequestContext): string | undefined {
  const arn = optionalField(input, 'PermissionsBoundary')
  if (arn === undefined || managedDocument(context.state, arn) !== undefined) return arn
  throw noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`) // reported by users: the text
}

function boundaryContext(input: JsonObject): Record<string, string> {
  const arn = optionalField(input, 'PermissionsBoundary')
  return arn === undefined ? {} : { 'iam:PermissionsBoundary': arn }
}

const titles = { role: 'Role', user: 'User' } as const

/** The operation that gives an identity its permissions boundary. */
export function boundaryPut(kind: EntityKind): Operation {
  const action = `iam:Put${titles[kind]}PermissionsBoundary` as const
  return {
    name: action,
    access: 'write',
    checks: (input, context) => [{ ...entityCheck(action, kind, input, context), context: boundaryContext(input) }],
    handle(input, context) {
      requiredField(input, 'PermissionsBoundary')
      const entity = requireEntity(kind, entityName(kind, input, context), context)
      const boundary = boundaryIn(input, context)
      if (boundary !== undefined) entity.boundary = boundary
      return {}
    },
  }
}

/** The operation that takes it away. */
export function boundaryDeletion(kind: EntityKind): Operation {
  const action = `iam:Delete${titles[kind]}PermissionsBoundary` as const
  return {
    name: action,
    access: 'write',
    checks: (input, context) => [entityCheck(action, kind, input, context)],
    handle(input, context) {
      delete requireEntity(kind, entityName(kind, input, context), context).boundary
      return {}
    },
  }
}
