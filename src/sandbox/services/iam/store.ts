import { characters } from '../../ids.ts'
import { own } from '../../records.ts'
import type { Ids, SandboxState } from '../../service.ts'

/** What users and roles have in common. Policies are kept as the texts that were sent. */
export interface Identity {
  readonly name: string
  readonly path: string
  readonly arn: string
  /** `AIDA…` of a user, `AROA…` of a role. */
  readonly id: string
  readonly createDate: number
  /** Inline policies: text by name. */
  policies: Record<string, string>
  /** ARNs of managed policies. */
  attached?: readonly string[]
  /** The ARN of the managed policy that is its permissions boundary. */
  boundary?: string
  tags: Record<string, string>
}

/** An IAM user. */
export interface User extends Identity {}

/** An IAM role. */
export interface Role extends Identity {
  trustPolicy: string
  description?: string
  maxSessionDuration: number
  /** A story names it and says nothing of its policies: as long as it has none, it may do what its tasks need to start. */
  open?: true
}

/** A long-term key of a user. */
export interface AccessKey {
  readonly userName: string
  readonly secret: string
  readonly createDate: number
  status: 'Active' | 'Inactive'
}

/** A version of a managed policy. */
export interface PolicyVersion {
  /** The number behind the `v`. */
  readonly number: number
  readonly document: string
  readonly createDate: number
}

/** A managed policy of the account. */
export interface ManagedPolicy {
  readonly name: string
  readonly path: string
  readonly arn: string
  readonly id: string
  readonly description?: string
  readonly createDate: number
  /** The text of the default version. */
  document: string
  /** Absent while there has been one version alone, `v1`. */
  versions?: readonly PolicyVersion[]
  /** The number of the default version. Default: 1. */
  defaultVersion?: number
  /** Numbers of versions are not given again. */
  lastVersion?: number
  /** Absent while there are none. */
  tags?: Record<string, string>
}

/** An OpenID Connect provider whose tokens roles may trust. */
export interface OidcProvider {
  readonly arn: string
  /** The issuer, without `https://`. */
  readonly url: string
  readonly createDate: number
  clientIds: readonly string[]
  thumbprints: readonly string[]
  tags: Record<string, string>
}

/** What the sandbox remembers of IAM. */
export interface IamState {
  /** By ARN. */
  managedPolicies?: Record<string, ManagedPolicy>
  users: Record<string, User>
  roles: Record<string, Role>
  accessKeys: Record<string, AccessKey>
  /** By ARN. */
  oidcProviders?: Record<string, OidcProvider>
  accountAlias?: string
}

/** The part of the state that belongs to IAM. */
export function iamState(state: SandboxState): IamState {
  return state['iam'] as IamState
}

/** Names are unique whatever their case, and found only in the case they were given. */
export function findUser(state: SandboxState, name: string): User | undefined {
  return own(iamState(state).users, name)
}

/** The role of this name, without its path. */
export function findRole(state: SandboxState, name: string): Role | undefined {
  return own(iamState(state).roles, name)
}

/** The role of this ARN, path and all. */
export function findRoleByArn(state: SandboxState, arn: string): Role | undefined {
  const role = findRole(state, arn.slice(arn.lastIndexOf('/') + 1))
  return role?.arn === arn ? role : undefined
}

/** The key of this id. */
export function findAccessKey(state: SandboxState, id: string): AccessKey | undefined {
  return own(iamState(state).accessKeys, id)
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html, unique identifiers (checked 2026-11)
type IdPrefix = 'AIDA' | 'AROA' | 'AKIA' | 'ANPA' | 'ASIA'

/** A unique id of IAM: a prefix that says what it names, and base 32. */
export function uniqueId(
  ids: Ids,
  prefix: IdPrefix,
  length = prefix === 'AKIA' || prefix === 'ASIA' ? 16 : 17,
): string {
  return prefix + characters(ids, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', length)
}

/** A secret access key. */
export function secretAccessKey(ids: Ids): string {
  return characters(ids, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', 40)
}
