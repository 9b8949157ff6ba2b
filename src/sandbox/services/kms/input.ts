import { PolicyError, parsePolicy } from '../../../iam/index.ts'
import { inputReader } from '../../input.ts'
import { type AccessCheck, type JsonObject, type Place, type RequestContext, ServiceError } from '../../service.ts'
import { keyCheck } from './key-check.ts'
import { findKey, type Key, keyArn } from './store.ts'

/** Reads KMS's inputs. */
export const read = inputReader('ValidationException')

/** The key that `KeyId` names. Throws `NotFoundException`. */
export function requireKey(input: JsonObject, context: RequestContext): Key {
  const named = read.requiredText(input, 'KeyId')
  const key = findKey(context.state, context, named)
  if (key) return key
  const shown = named.startsWith('arn:') ? named : keyArn(context, named)
  throw new ServiceError(
    'NotFoundException',
    named.includes('alias/') ? `Alias ${named} is not found.` : `Key '${shown}' does not exist`,
  )
}

/** Throws unless a key may be used. */
export function checkUsable(key: Key, place: Place): void {
  const arn = keyArn(place, key.id)
  if (key.state === 'Disabled') throw new ServiceError('DisabledException', `${arn} is disabled.`)
  if (key.state === 'PendingDeletion') {
    throw new ServiceError('KMSInvalidStateException', `${arn} is pending deletion.`)
  }
}

/** What is asked for an action on the key that `KeyId` names. */
export function checksOnKey(action: string, input: JsonObject, context: RequestContext): AccessCheck[] {
  return [keyCheck(action, read.requiredText(input, 'KeyId'), context.state, context)]
}

/** A key as DescribeKey answers it. */
export function keyMetadata(key: Key, context: RequestContext): JsonObject {
  return {
    AWSAccountId: context.account,
    KeyId: key.id,
    Arn: keyArn(context, key.id),
    CreationDate: key.creationDate / 1000,
    Enabled: key.state === 'Enabled',
    Description: key.description,
    KeyUsage: 'ENCRYPT_DECRYPT',
    KeyState: key.state,
    Origin: 'AWS_KMS',
    KeyManager: 'CUSTOMER',
    KeySpec: 'SYMMETRIC_DEFAULT',
    CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
    EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
    MultiRegion: false,
    ...(key.deletionDate !== undefined && { DeletionDate: key.deletionDate / 1000 }),
  }
}

/** The policy that a request gives a key. Throws `MalformedPolicyDocumentException`. */
export function policyIn(input: JsonObject): string | undefined {
  const policy = read.text(input, 'Policy')
  if (policy === undefined) return undefined
  try {
    parsePolicy(policy)
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    throw new ServiceError('MalformedPolicyDocumentException', 'The new key policy is not valid.')
  }
  return policy
}
