import { policyText } from '../../policy-shape.ts'
import { count, list, named, object, optional, text, time, word } from '../../state-shape.ts'
import type { AccessKey, IamState, ManagedPolicy, OidcProvider, PolicyVersion, Role, User } from './store.ts'

const policyVersion = object<PolicyVersion>({ number: count, document: policyText, createDate: time })

const managedPolicy = object<ManagedPolicy>({
  name: text,
  path: text,
  arn: text,
  id: text,
  description: optional(text),
  createDate: time,
  document: policyText,
  versions: optional(list(policyVersion)),
  defaultVersion: optional(count),
  lastVersion: optional(count),
  tags: optional(named(text)),
})

const user = object<User>({
  name: text,
  path: text,
  arn: text,
  id: text,
  createDate: time,
  policies: named(policyText),
  attached: optional(list(text)),
  boundary: optional(text),
  tags: named(text),
})

const role = object<Role>({
  name: text,
  path: text,
  arn: text,
  id: text,
  createDate: time,
  policies: named(policyText),
  attached: optional(list(text)),
  boundary: optional(text),
  tags: named(text),
  trustPolicy: policyText,
  description: optional(text),
  maxSessionDuration: count,
  open: optional(word(true)),
})

const accessKey = object<AccessKey>({
  userName: text,
  secret: text,
  createDate: time,
  status: word('Active', 'Inactive'),
})

const oidcProvider = object<OidcProvider>({
  arn: text,
  url: text,
  createDate: time,
  clientIds: list(text),
  thumbprints: list(text),
  tags: named(text),
})

/** The form of what the sandbox remembers. */
export const iamShape = object<IamState>({
  managedPolicies: optional(named(managedPolicy)),
  users: named(user),
  roles: named(role),
  accessKeys: named(accessKey),
  oidcProviders: optional(named(oidcProvider)),
  accountAlias: optional(text),
})
