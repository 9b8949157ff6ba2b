import { policyText } from '../../policy-shape.ts'
import { count, list, named, object, optional, text, time, word } from '../../state-shape.ts'
import type { Grant, GrantConstraints, Key, KmsState } from './store.ts'

const grant = object<Grant>({
  id: text,
  name: optional(text),
  grantee: text,
  retiring: optional(text),
  operations: list(text),
  constraints: optional(
    object<GrantConstraints>({
      EncryptionContextSubset: optional(named(text)),
      EncryptionContextEquals: optional(named(text)),
    }),
  ),
  createdAt: time,
})

const key = object<Key>({
  id: text,
  description: text,
  creationDate: time,
  state: word('Enabled', 'Disabled', 'PendingDeletion'),
  deletionDate: optional(time),
  policy: policyText,
  grants: optional(list(grant)),
  rotationDays: optional(count),
  tags: named(text),
})

/** The form of what the sandbox remembers. */
export const kmsShape = object<KmsState>({ keys: named(key), aliases: named(text) })
