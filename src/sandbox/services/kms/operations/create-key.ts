import { uuid } from '../../../ids.ts'
import { requestTagKeys } from '../../../input.ts'
import { put } from '../../../records.ts'
import type { Operation } from '../../../service.ts'
import { keyMetadata, policyIn, read } from '../input.ts'
import { defaultKeyPolicy, type Key, kmsState } from '../store.ts'
import { tagsIn } from '../tags.ts'

/** Makes a symmetric key; without a policy of its own it leaves everything to IAM. https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html */
export const createKey: Operation = {
  name: 'kms:CreateKey',
  access: 'write',
  refused: ['CustomKeyStoreId', 'XksKeyId'],
  withoutEffect: ['BypassPolicyLockoutSafetyCheck'],
  // The action has no resource type: `*`.
  checks: (input) => [
    {
      action: 'kms:CreateKey',
      resource: '*',
      context: requestTagKeys(tagsIn(input)),
    },
  ],
  handle(input, context) {
    const key: Key = {
      id: uuid(context.ids),
      description: read.text(input, 'Description') ?? '',
      creationDate: context.now,
      state: 'Enabled',
      policy: policyIn(input) ?? defaultKeyPolicy(context),
      tags: tagsIn(input),
    }
    put(kmsState(context.state).keys, key.id, key)
    return { KeyMetadata: keyMetadata(key, context) }
  },
}
