import { type JsonObject, type RequestContext, ServiceError } from '../../../service.ts'
import { read } from '../input.ts'
import { findRepository, type Repository } from '../store.ts'

/** The repository that a path names. Throws `NAME_UNKNOWN`, the registry's code, with ECR's text. */
export function requireRegistryRepository(input: JsonObject, context: RequestContext): Repository {
  const name = read.requiredText(input, 'name')
  const found = findRepository(context.state, name)
  if (found) return found
  const message = `The repository with name '${name}' does not exist in the registry with id '${context.account}'`
  throw new ServiceError('NAME_UNKNOWN', message, { status: 404 })
}
