import type { SeededAs } from '../../aws-service.ts'
import { uuid } from '../../ids.ts'
import { seededTags, withoutPlaceholders } from '../../placeholders.ts'
import type { RequestContext } from '../../service.ts'
import { addSecret, addVersion, findSecret, findVersion, secretsState } from './store.ts'

/** A secret to have. */
export interface SeedSecret {
  readonly name: string
  /** The six characters behind its name in its ARN. Default: any. */
  readonly suffix?: string
  /** Without it the secret has no version. */
  readonly value?: string
  /** An id, an alias or an ARN. Default: the service's own. */
  readonly keyId?: string
}

/** What a story may name of Secrets Manager. */
export interface SecretsManagerResources {
  readonly secrets?: readonly SeedSecret[]
}

/** Adds secrets, and a version where the value is another one; for a project those alone that are not there. */
export function seed(resources: SecretsManagerResources, context: RequestContext, as?: SeededAs): void {
  const { secrets = [] } = resources
  const all = secretsState(context.state).secrets
  withoutPlaceholders(all, { as, listed: resources.secrets }, ({ versions }) => versions.length <= 1)
  for (const { name, suffix, value, keyId } of secrets) {
    const existing = findSecret(context.state, context, name)
    if (existing && as === 'project') continue
    const more = { ...(keyId !== undefined && { keyId }), ...(suffix !== undefined && { suffix }) }
    const secret = existing ?? addSecret({ name, tags: seededTags(as), ...more }, context)
    if (value === undefined || findVersion(secret, {})?.text === value) continue
    addVersion(secret, { id: uuid(context.ids), createdAt: context.now, text: value }, ['AWSCURRENT'])
  }
}
