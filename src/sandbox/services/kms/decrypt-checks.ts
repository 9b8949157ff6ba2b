import type { AccessCheck, Place, SandboxState } from '../../service.ts'
import { keyCheck } from './key-check.ts'

/** A service that decrypts for its caller. */
export interface DecryptingService {
  /** `ssm`, `secretsmanager`. */
  readonly service: string
  /** The key that encrypted; undefined or `alias/aws/…` is the service's own. */
  readonly keyId: string | undefined
  readonly encryptionContext: Readonly<Record<string, string>>
}

/**
 * What IAM is asked before a service decrypts for its caller. A service's own key (`alias/aws/ssm`) lets everyone of the account who may use
 * the service; for a key of the account its policy and IAM decide.
 */
export function decryptChecks(
  state: SandboxState,
  place: Place,
  { service, keyId, encryptionContext }: DecryptingService,
): AccessCheck[] {
  if (keyId === undefined || keyId.includes('alias/aws/')) return []
  const context: Record<string, string | readonly string[]> = {
    'kms:ViaService': `${service}.${place.region}.amazonaws.com`,
    'kms:CallerAccount': place.account,
    'kms:EncryptionContextKeys': Object.keys(encryptionContext),
  }
  for (const [name, value] of Object.entries(encryptionContext)) context[`kms:EncryptionContext:${name}`] = value
  return [{ ...keyCheck('kms:Decrypt', keyId, state, place), context }]
}
