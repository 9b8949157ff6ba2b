import { own } from '../../records.ts'
import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { encodeDocument, isoTime, noSuchEntity } from './entities.ts'
import { requiredField } from './input.ts'
import { iamState, type ManagedPolicy, type PolicyVersion } from './store.ts'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html (checked 2026-11) */
const mostVersions = 5

/** What IAM is asked for an action on a managed policy. */
export function policyCheck(action: string, input: JsonObject): AccessCheck {
  const arn = requiredField(input, 'PolicyArn')
  return { action: `iam:${action}`, resource: arn, shownResource: `policy ${arn}` }
}

/** The versions of a policy, oldest first. */
export function versionsOf({ versions, document, createDate }: ManagedPolicy): readonly PolicyVersion[] {
  return versions ?? [{ number: 1, document, createDate }]
}

/** The number of the version that is in force. */
function defaultVersionOf({ defaultVersion }: ManagedPolicy): number {
  return defaultVersion ?? 1
}

/** The version that a request names. Throws `NoSuchEntity`. */
export function requireVersion(policy: ManagedPolicy, input: JsonObject): PolicyVersion {
  const id = requiredField(input, 'VersionId')
  const found = versionsOf(policy).find(({ number }) => `v${number}` === id)
  if (found) return found
  throw noSuchEntity(`Policy ${policy.arn} version ${id.slice(0, 20)} does not exist or is not attachable.`)
}

/** Adds a version. Throws `LimitExceeded` after five. */
export function addVersion(policy: ManagedPolicy, document: string, now: number): PolicyVersion {
  const versions = versionsOf(policy)
  if (versions.length >= mostVersions) {
    const message =
      'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.'
    throw new ServiceError('LimitExceeded', message, { status: 409 })
  }
  const number = (policy.lastVersion ?? 1) + 1
  const version = { number, document, createDate: now }
  policy.versions = [...versions, version]
  policy.lastVersion = number
  return version
}

/** Puts a version in force. */
export function makeDefault(policy: ManagedPolicy, version: PolicyVersion): void {
  policy.versions = versionsOf(policy)
  policy.defaultVersion = version.number
  policy.document = version.document
}

/** Removes a version. Throws `DeleteConflict` on the one in force. */
export function removeVersion(policy: ManagedPolicy, version: PolicyVersion): void {
  if (version.number === defaultVersionOf(policy)) {
    throw new ServiceError('DeleteConflict', 'Cannot delete the default version of a policy.', { status: 409 })
  }
  policy.lastVersion = Math.max(policy.lastVersion ?? 1, ...versionsOf(policy).map(({ number }) => number))
  policy.versions = versionsOf(policy).filter((other) => other !== version)
}

/** A version as it stands on the wire; lists leave the document out. */
export function versionOnWire(policy: ManagedPolicy, version: PolicyVersion, more: { document: boolean }): JsonObject {
  return {
    ...(more.document && { Document: encodeDocument(version.document) }),
    VersionId: `v${version.number}`,
    IsDefaultVersion: version.number === defaultVersionOf(policy),
    CreateDate: isoTime(version.createDate),
  }
}

/** The account's own policy of an ARN. */
export function findManagedPolicy(context: RequestContext, arn: string): ManagedPolicy | undefined {
  return own(iamState(context.state).managedPolicies ?? {}, arn)
}
