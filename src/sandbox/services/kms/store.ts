import { regionalArn } from '../../arns.ts'
import { own } from '../../records.ts'
import type { Place, SandboxState } from '../../service.ts'

/** A grant: what a principal may do with a key beside what its policy says. */
export interface Grant {
  readonly id: string
  readonly name?: string
  readonly grantee: string
  readonly retiring?: string
  readonly operations: readonly string[]
  /** Encryption contexts that it is limited to. */
  readonly constraints?: GrantConstraints
  readonly createdAt: number
}

/** Pairs that the encryption context must hold, or be. */
export interface GrantConstraints {
  readonly EncryptionContextSubset?: Readonly<Record<string, string>>
  readonly EncryptionContextEquals?: Readonly<Record<string, string>>
}

/** A symmetric key. Nothing is really encrypted: a key decides who may decrypt. */
export interface Key {
  readonly id: string
  description: string
  readonly creationDate: number
  state: 'Enabled' | 'Disabled' | 'PendingDeletion'
  deletionDate?: number
  /** The text of the key's policy. */
  policy: string
  grants?: Grant[]
  /** Days between two rotations; absent where it is not rotated. Nothing is really rotated. */
  rotationDays?: number
  tags: Record<string, string>
}

/** What the sandbox remembers of KMS. */
export interface KmsState {
  /** By id. */
  keys: Record<string, Key>
  /** Key id by alias: `alias/app`. */
  aliases: Record<string, string>
}

/** The part of the state that belongs to KMS. */
export function kmsState(state: SandboxState): KmsState {
  return state['kms'] as KmsState
}

/** The ARN of a key. */
export function keyArn(place: Place, id: string): string {
  return regionalArn(place, 'kms', `key/${id}`)
}

/** The key that an id, an alias, or the ARN of either names. */
export function findKey(state: SandboxState, place: Place, named: string): Key | undefined {
  const { keys, aliases } = kmsState(state)
  const prefix = regionalArn(place, 'kms', '')
  const name = named.startsWith(prefix) ? named.slice(prefix.length) : named
  if (name.startsWith('alias/')) return own(keys, own(aliases, name) ?? '')
  return own(keys, name.startsWith('key/') ? name.slice('key/'.length) : name)
}

/**
 * The policy of a key that was made without one: it leaves everything to IAM.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html (checked 2026-11)
 */
export function defaultKeyPolicy({ partition, account }: Place): string {
  const statement = {
    Sid: 'Enable IAM User Permissions',
    Effect: 'Allow',
    Principal: { AWS: `arn:${partition}:iam::${account}:root` },
    Action: 'kms:*',
    Resource: '*',
  }
  return JSON.stringify({ Version: '2012-10-17', Id: 'key-default-1', Statement: [statement] })
}
