import { own, put } from '../../records.ts'
import { seeding } from '../../seed-error.ts'
import type { JsonObject, Place, RequestContext } from '../../service.ts'
import { addRole } from './create.ts'
import { checkPolicyDocument } from './policy-document.ts'
import { findRole } from './store.ts'

/** A role to have. */
export interface SeedRole {
  readonly name: string
  readonly path?: string
  /** A service (`ecs-tasks.amazonaws.com`), a trust policy, or `account` for everyone of the account. Default: `ecs-tasks.amazonaws.com`. */
  readonly trust?: string | JsonObject
  /** Inline policies by name. */
  readonly policies?: Readonly<Record<string, string | JsonObject>>
}

/** What a story may name of IAM. */
export interface IamResources {
  readonly roles?: readonly SeedRole[]
}

/** Adds roles, and to roles that are there the inline policies that they lack: none loses a policy. */
export function seed({ roles = [] }: IamResources, context: RequestContext): void {
  for (const role of roles) seeding(`role ${role.name}`, () => seedRole(context, role))
}

function seedRole(context: RequestContext, given: SeedRole): void {
  const trustPolicy = trustPolicyOf(given.trust ?? 'ecs-tasks.amazonaws.com', context)
  checkPolicyDocument(trustPolicy, 'trust')
  const existing = findRole(context.state, given.name)
  const role =
    existing ??
    addRole(context, { name: given.name, trustPolicy, ...(given.path !== undefined && { path: given.path }) })
  if (!existing && given.policies === undefined) role.open = true
  for (const [name, policy] of Object.entries(given.policies ?? {})) {
    const document = typeof policy === 'string' ? policy : JSON.stringify(policy)
    checkPolicyDocument(document, 'identity')
    if (own(role.policies, name) === undefined) put(role.policies, name, document)
  }
}

/** The text of a trust policy, from one of the short forms of `SeedRole.trust`. */
export function trustPolicyOf(trust: string | JsonObject, { partition, account }: Place): string {
  if (typeof trust !== 'string') return JSON.stringify(trust)
  if (trust.trimStart().startsWith('{')) return trust
  const principal = trust === 'account' ? { AWS: `arn:${partition}:iam::${account}:root` } : { Service: trust }
  const statement = { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
}
