import type { Service } from '../../aws-service.ts'
import { commonRules } from '../../models/index.ts'
import { awsJson } from '../../protocols/index.ts'
import { createSecret } from './operations/create-secret.ts'
import { deleteResourcePolicy } from './operations/delete-resource-policy.ts'
import { deleteSecret } from './operations/delete-secret.ts'
import { describeSecret } from './operations/describe-secret.ts'
import { getResourcePolicy } from './operations/get-resource-policy.ts'
import { getSecretValue } from './operations/get-secret-value.ts'
import { listSecretVersionIds } from './operations/list-secret-version-ids.ts'
import { listSecrets } from './operations/list-secrets.ts'
import { putResourcePolicy } from './operations/put-resource-policy.ts'
import { putSecretValue } from './operations/put-secret-value.ts'
import { restoreSecret } from './operations/restore-secret.ts'
import { tagResource } from './operations/tag-resource.ts'
import { untagResource } from './operations/untag-resource.ts'
import { updateSecret } from './operations/update-secret.ts'
import { updateSecretVersionStage } from './operations/update-secret-version-stage.ts'
import { seed } from './seed.ts'
import { secretsManagerShape } from './state-shape.ts'
import type { SecretsManagerState } from './store.ts'

export type { SecretsManagerResources, SeedSecret } from './seed.ts'
export { findSecret, findVersion, type Secret, secretArn } from './store.ts'

/** AWS Secrets Manager: secrets with versions and stages. */
export const secretsManager: Service = {
  name: 'secretsmanager',
  protocol: awsJson({ target: 'secretsmanager' }),
  inputRules: commonRules('ValidationException'),
  scope: 'region',
  seed,
  initial: (): SecretsManagerState => ({ secrets: {} }),
  shape: secretsManagerShape,
  operations: [
    createSecret,
    putResourcePolicy,
    getResourcePolicy,
    deleteResourcePolicy,
    getSecretValue,
    putSecretValue,
    updateSecret,
    describeSecret,
    listSecrets,
    listSecretVersionIds,
    deleteSecret,
    restoreSecret,
    tagResource,
    untagResource,
    updateSecretVersionStage,
  ],
}
