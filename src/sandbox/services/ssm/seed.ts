import type { SeededAs } from '../../aws-service.ts'
import { seededTags, withoutPlaceholders } from '../../placeholders.ts'
import { seeding } from '../../seed-error.ts'
import type { RequestContext } from '../../service.ts'
import { keepParameter } from './put-parameter.ts'
import { findParameter, latestOf, type Parameter, ssmState } from './store.ts'

/** A parameter to have. */
export interface SeedParameter {
  readonly name: string
  readonly value: string
  /** Default: `String`. */
  readonly type?: Parameter['type']
  /** Key of a SecureString: an id, an alias or an ARN. Default: the service's own. */
  readonly keyId?: string
}

/** What a story may name of Systems Manager. */
export interface SsmResources {
  readonly parameters?: readonly SeedParameter[]
}

/** Adds parameters, and a version where the value is another one; for a project those alone that are not there. */
export function seed(resources: SsmResources, context: RequestContext, as?: SeededAs): void {
  const { parameters = [] } = resources
  const all = ssmState(context.state).parameters
  withoutPlaceholders(all, { as, listed: resources.parameters }, ({ versions }) => versions.length === 1)
  for (const { name, value, type = 'String', keyId } of parameters) {
    const existing = findParameter(context.state, context, name)
    if (existing && (as === 'project' || latestOf(existing).value === value)) continue
    seeding(`parameter ${name}`, () => keepParameter({ name, value, type, keyId, tags: seededTags(as) }, context))
  }
}
