import { uuid } from '../../ids.ts'
import type { RequestContext } from '../../service.ts'
import { addSecret, addVersion, findSecret, findVersion } from './store.ts'

/** A secret to have. */
export interface SeedSecret {
  readonly name: string
  /** Without it the secret has no version. */
  readonly value?: string
  /** An id, an alias or an ARN. Default: the service's own. */
  readonly keyId?: string
}

/** What a story may name of Secrets Manager. */
export interface SecretsManagerResources {
  readonly secrets?: readonly SeedSecret[]
}

/** Adds secrets, and a version where the value is another one. */
export function seed({ secrets = [] }: SecretsManagerResources, context: RequestContext): void {
  for (const { name, value, keyId } of secrets) {
    const secret =
      findSecret(context.state, context, name) ?? addSecret({ name, ...(keyId !== undefined && { keyId }) }, context)
    if (value === undefined || findVersion(secret, {})?.text === value) continue
    addVersion(secret, { id: uuid(context.ids), createdAt: context.now, text: value }, ['AWSCURRENT'])
  }
}
