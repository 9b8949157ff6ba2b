import { type AccessCheck, type Place, type RequestContext, ServiceError } from '../../service.ts'
import { checkUsable } from './input.ts'
import { encryptionContextKeys, keyCheck } from './key-check.ts'
import { findKey, keyArn } from './store.ts'

/** A service that uses a key for its caller. */
export interface CallingService {
  /** `ssm`, `secretsmanager`, `s3`. */
  readonly service: string
  /** The key that encrypts; undefined or `alias/aws/…` is the service's own. */
  readonly keyId: string | undefined
  /** The region of the key, where its ARN does not say it. Default: the one that is called. */
  readonly region?: string
  readonly encryptionContext: Readonly<Record<string, string>>
}

type Views = Place & Pick<RequestContext, 'stateOf'>

/**
 * What IAM is asked before a service uses a key for its caller. A service's own key (`alias/aws/ssm`) lets everyone of the account who may use
 * the service; for a key of the account its policy and IAM decide.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html (checked 2026-11)
 */
export function callOfService(
  action: 'kms:Decrypt' | 'kms:GenerateDataKey',
  caller: Views,
  { service, keyId, region, encryptionContext }: CallingService,
): AccessCheck[] {
  if (isServicesOwn(keyId)) return []
  const place = placeOfKey(keyId, region, caller)
  const context = {
    'kms:ViaService': `${service}.${place.region}.amazonaws.com`,
    'kms:CallerAccount': caller.account,
    ...encryptionContextKeys(encryptionContext),
    ...(place.account !== caller.account && { 'aws:ResourceAccount': place.account }),
  }
  return [{ ...keyCheck(action, keyId, caller.stateOf(place), place), context }]
}

/** The ARN of a key that a service is about to use, undefined for the service's own. Throws, with KMS's code behind `KMS.`, where it cannot. */
export function requireUsableKey(keyId: string | undefined, region: string, caller: Views): string | undefined {
  if (isServicesOwn(keyId)) return undefined
  const place = placeOfKey(keyId, region, caller)
  const key = findKey(caller.stateOf(place), place, keyId)
  const named = keyId.startsWith('arn:') ? keyId : keyArn(place, keyId)
  if (!key) throw new ServiceError('KMS.NotFoundException', `Key '${named}' does not exist`)
  try {
    checkUsable(key, place)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    throw new ServiceError(`KMS.${error.code}`, error.wireMessage)
  }
  return keyArn(place, key.id)
}

function isServicesOwn(keyId: string | undefined): keyId is undefined {
  return keyId === undefined || keyId.includes('alias/aws/')
}

/** The account and region of a key: an ARN says them, else it is the caller's account and the region that is given. */
export function placeOfKey(keyId: string, region: string | undefined, { partition, ...caller }: Place): Place {
  const [, , , ownRegion, account] = keyId.startsWith('arn:') ? keyId.split(':') : []
  return { partition, region: ownRegion ?? region ?? caller.region, account: account ?? caller.account }
}
