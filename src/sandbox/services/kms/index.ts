import type { Service } from '../../aws-service.ts'
import { commonRules } from '../../models/index.ts'
import { awsJson } from '../../protocols/index.ts'
import { ServiceError } from '../../service.ts'
import { cancelKeyDeletion } from './operations/cancel-key-deletion.ts'
import { createAlias } from './operations/create-alias.ts'
import { createGrant } from './operations/create-grant.ts'
import { createKey } from './operations/create-key.ts'
import { decrypt } from './operations/decrypt.ts'
import { deleteAlias } from './operations/delete-alias.ts'
import { describeKey } from './operations/describe-key.ts'
import { disableKey } from './operations/disable-key.ts'
import { disableKeyRotation } from './operations/disable-key-rotation.ts'
import { enableKey } from './operations/enable-key.ts'
import { enableKeyRotation } from './operations/enable-key-rotation.ts'
import { encrypt } from './operations/encrypt.ts'
import { generateDataKey } from './operations/generate-data-key.ts'
import { getKeyPolicy } from './operations/get-key-policy.ts'
import { getKeyRotationStatus } from './operations/get-key-rotation-status.ts'
import { listAliases } from './operations/list-aliases.ts'
import { listGrants } from './operations/list-grants.ts'
import { listKeyPolicies } from './operations/list-key-policies.ts'
import { listKeys } from './operations/list-keys.ts'
import { listResourceTags } from './operations/list-resource-tags.ts'
import { putKeyPolicy } from './operations/put-key-policy.ts'
import { revokeGrant } from './operations/revoke-grant.ts'
import { scheduleKeyDeletion } from './operations/schedule-key-deletion.ts'
import { tagResource } from './operations/tag-resource.ts'
import { untagResource } from './operations/untag-resource.ts'
import { updateAlias } from './operations/update-alias.ts'
import { updateKeyDescription } from './operations/update-key-description.ts'
import { kmsShape } from './state-shape.ts'
import type { KmsState } from './store.ts'

export { type CallingService, callOfService, placeOfKey, requireUsableKey } from './call-of-service.ts'
export { ensureKey } from './ensure-key.ts'

/** AWS KMS: symmetric keys and aliases, as far as they decide who may read a secret. */
export const kms: Service = {
  name: 'kms',
  protocol: awsJson({ target: 'TrentService' }),
  inputRules: commonRules('ValidationException'),
  // https://docs.aws.amazon.com/kms/latest/developerguide/testing-permissions.html (checked 2026-11); assumed: the text
  dryRun: ({ DryRun: dry }) =>
    dry === true
      ? new ServiceError(
          'DryRunOperationException',
          'The request would have succeeded, but the DryRun option is set.',
          {
            status: 412,
          },
        )
      : undefined,
  scope: 'region',
  initial: (): KmsState => ({ keys: {}, aliases: {} }),
  shape: kmsShape,
  operations: [
    createKey,
    describeKey,
    listKeys,
    scheduleKeyDeletion,
    getKeyPolicy,
    putKeyPolicy,
    createGrant,
    listGrants,
    revokeGrant,
    createAlias,
    listAliases,
    deleteAlias,
    encrypt,
    decrypt,
    listResourceTags,
    tagResource,
    untagResource,
    cancelKeyDeletion,
    disableKeyRotation,
    disableKey,
    enableKeyRotation,
    enableKey,
    generateDataKey,
    getKeyRotationStatus,
    listKeyPolicies,
    updateAlias,
    updateKeyDescription,
  ],
}
