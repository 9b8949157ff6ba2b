import { policyText } from '../../policy-shape.ts'
import { list, named, object, optional, text, time } from '../../state-shape.ts'
import type { Secret, SecretsManagerState, SecretVersion } from './store.ts'

const secretVersion = object<SecretVersion>({
  id: text,
  createdAt: time,
  text: optional(text),
  binary: optional(text),
  stages: list(text),
})

const secret = object<Secret>({
  name: text,
  suffix: text,
  createdAt: time,
  changedAt: time,
  description: optional(text),
  keyId: optional(text),
  deletedAt: optional(time),
  policy: optional(policyText),
  tags: named(text),
  versions: list(secretVersion),
})

/** The form of what the sandbox remembers. */
export const secretsManagerShape = object<SecretsManagerState>({ secrets: named(secret) })
