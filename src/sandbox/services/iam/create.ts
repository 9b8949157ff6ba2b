import { put } from '../../records.ts'
import type { RequestContext } from '../../service.ts'
import { entityArn } from './entities.ts'
import { type AccessKey, iamState, type Role, secretAccessKey, type User, uniqueId } from './store.ts'

type Context = Omit<RequestContext, 'principal'>

/** Puts a role into the state, without asking or checking. */
export function addRole(
  context: Context,
  given: Pick<Role, 'name' | 'trustPolicy'> &
    Partial<Pick<Role, 'path' | 'description' | 'maxSessionDuration' | 'tags' | 'boundary'>>,
): Role {
  const path = given.path ?? '/'
  const role: Role = {
    name: given.name,
    path,
    arn: entityArn('role', path, given.name, context),
    id: uniqueId(context.ids, 'AROA'),
    createDate: context.now,
    policies: {},
    tags: given.tags ?? {},
    trustPolicy: given.trustPolicy,
    ...(given.description !== undefined && { description: given.description }),
    ...(given.boundary !== undefined && { boundary: given.boundary }),
    maxSessionDuration: given.maxSessionDuration ?? 3600,
  }
  put(iamState(context.state).roles, role.name, role)
  return role
}

/** Puts a user into the state, without asking or checking. */
export function addUser(
  context: Context,
  given: Pick<User, 'name'> & Partial<Pick<User, 'path' | 'tags' | 'boundary'>>,
): User {
  const path = given.path ?? '/'
  const user: User = {
    name: given.name,
    path,
    arn: entityArn('user', path, given.name, context),
    id: uniqueId(context.ids, 'AIDA'),
    createDate: context.now,
    policies: {},
    tags: given.tags ?? {},
    ...(given.boundary !== undefined && { boundary: given.boundary }),
  }
  put(iamState(context.state).users, user.name, user)
  return user
}

/** Makes an access key for a user, without asking or checking. */
export function addAccessKey(context: Context, userName: string): AccessKey & { readonly id: string } {
  const id = uniqueId(context.secrets, 'AKIA')
  const key: AccessKey = {
    userName,
    secret: secretAccessKey(context.secrets),
    createDate: context.now,
    status: 'Active',
  }
  iamState(context.state).accessKeys[id] = key
  return { ...key, id }
}
