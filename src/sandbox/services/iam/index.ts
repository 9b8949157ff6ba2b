import type { Service } from '../../aws-service.ts'
import { query } from '../../protocols/index.ts'
import { inputRules } from './input-rules.ts'
import { addClientIdToOpenIdConnectProvider } from './operations/add-client-id-to-open-id-connect-provider.ts'
import { attachRolePolicy } from './operations/attach-role-policy.ts'
import { attachUserPolicy } from './operations/attach-user-policy.ts'
import { createAccessKey } from './operations/create-access-key.ts'
import { createAccountAlias } from './operations/create-account-alias.ts'
import { createOpenIdConnectProvider } from './operations/create-open-id-connect-provider.ts'
import { createPolicy } from './operations/create-policy.ts'
import { createPolicyVersion } from './operations/create-policy-version.ts'
import { createRole } from './operations/create-role.ts'
import { createUser } from './operations/create-user.ts'
import { deleteAccessKey } from './operations/delete-access-key.ts'
import { deleteAccountAlias } from './operations/delete-account-alias.ts'
import { deleteOpenIdConnectProvider } from './operations/delete-open-id-connect-provider.ts'
import { deletePolicy } from './operations/delete-policy.ts'
import { deletePolicyVersion } from './operations/delete-policy-version.ts'
import { deleteRole } from './operations/delete-role.ts'
import { deleteRolePermissionsBoundary } from './operations/delete-role-permissions-boundary.ts'
import { deleteRolePolicy } from './operations/delete-role-policy.ts'
import { deleteUser } from './operations/delete-user.ts'
import { deleteUserPermissionsBoundary } from './operations/delete-user-permissions-boundary.ts'
import { deleteUserPolicy } from './operations/delete-user-policy.ts'
import { detachRolePolicy } from './operations/detach-role-policy.ts'
import { detachUserPolicy } from './operations/detach-user-policy.ts'
import { getAccountAuthorizationDetails } from './operations/get-account-authorization-details.ts'
import { getOpenIdConnectProvider } from './operations/get-open-id-connect-provider.ts'
import { getPolicy } from './operations/get-policy.ts'
import { getPolicyVersion } from './operations/get-policy-version.ts'
import { getRole } from './operations/get-role.ts'
import { getRolePolicy } from './operations/get-role-policy.ts'
import { getUser } from './operations/get-user.ts'
import { getUserPolicy } from './operations/get-user-policy.ts'
import { listAccessKeys } from './operations/list-access-keys.ts'
import { listAccountAliases } from './operations/list-account-aliases.ts'
import { listAttachedRolePolicies } from './operations/list-attached-role-policies.ts'
import { listAttachedUserPolicies } from './operations/list-attached-user-policies.ts'
import { listEntitiesForPolicy } from './operations/list-entities-for-policy.ts'
import { listInstanceProfilesForRole } from './operations/list-instance-profiles-for-role.ts'
import { listOpenIdConnectProviderTags } from './operations/list-open-id-connect-provider-tags.ts'
import { listOpenIdConnectProviders } from './operations/list-open-id-connect-providers.ts'
import { listPolicies } from './operations/list-policies.ts'
import { listPolicyTags } from './operations/list-policy-tags.ts'
import { listPolicyVersions } from './operations/list-policy-versions.ts'
import { listRolePolicies } from './operations/list-role-policies.ts'
import { listRoleTags } from './operations/list-role-tags.ts'
import { listRoles } from './operations/list-roles.ts'
import { listUserPolicies } from './operations/list-user-policies.ts'
import { listUserTags } from './operations/list-user-tags.ts'
import { listUsers } from './operations/list-users.ts'
import { putRolePermissionsBoundary } from './operations/put-role-permissions-boundary.ts'
import { putRolePolicy } from './operations/put-role-policy.ts'
import { putUserPermissionsBoundary } from './operations/put-user-permissions-boundary.ts'
import { putUserPolicy } from './operations/put-user-policy.ts'
import { removeClientIdFromOpenIdConnectProvider } from './operations/remove-client-id-from-open-id-connect-provider.ts'
import { setDefaultPolicyVersion } from './operations/set-default-policy-version.ts'
import { simulateCustomPolicy } from './operations/simulate-custom-policy.ts'
import { simulatePrincipalPolicy } from './operations/simulate-principal-policy.ts'
import { tagOpenIdConnectProvider } from './operations/tag-open-id-connect-provider.ts'
import { tagPolicy } from './operations/tag-policy.ts'
import { tagRole } from './operations/tag-role.ts'
import { tagUser } from './operations/tag-user.ts'
import { untagOpenIdConnectProvider } from './operations/untag-open-id-connect-provider.ts'
import { untagPolicy } from './operations/untag-policy.ts'
import { untagRole } from './operations/untag-role.ts'
import { untagUser } from './operations/untag-user.ts'
import { updateAccessKey } from './operations/update-access-key.ts'
import { updateAssumeRolePolicy } from './operations/update-assume-role-policy.ts'
import { updateOpenIdConnectProviderThumbprint } from './operations/update-open-id-connect-provider-thumbprint.ts'
import { updateRole } from './operations/update-role.ts'
import { updateRoleDescription } from './operations/update-role-description.ts'
import { seed } from './seed.ts'
import { iamShape } from './state-shape.ts'
import type { IamState } from './store.ts'

export { addAccessKey, addRole, addUser } from './create.ts'
export { boundaryOf, managedDocument, policiesOf } from './managed-policies.ts'
export { findOidcProvider, providerArn } from './oidc-providers.ts'
export { checkPolicyDocument } from './policy-document.ts'
export { type IamResources, type SeedRole, trustPolicyOf } from './seed.ts'
export {
  type AccessKey,
  findAccessKey,
  findRole,
  findRoleByArn,
  findUser,
  type IamState,
  type Role,
  secretAccessKey,
  type User,
  uniqueId,
} from './store.ts'

/** AWS IAM: users, roles, inline policies and access keys. */
export const iam: Service = {
  name: 'iam',
  protocol: query({ version: '2010-05-08', emptyResults: /^UpdateRole$/ }),
  inputRules,
  scope: 'account',
  seed,
  initial: (): IamState => ({ users: {}, roles: {}, accessKeys: {} }),
  shape: iamShape,
  operations: [
    createRole,
    getRole,
    listRoles,
    deleteRole,
    updateAssumeRolePolicy,
    putRolePolicy,
    getRolePolicy,
    deleteRolePolicy,
    listRolePolicies,
    createUser,
    getUser,
    deleteUser,
    putUserPolicy,
    getUserPolicy,
    deleteUserPolicy,
    listUserPolicies,
    createAccessKey,
    deleteAccessKey,
    listAccessKeys,
    attachRolePolicy,
    detachRolePolicy,
    listAttachedRolePolicies,
    attachUserPolicy,
    detachUserPolicy,
    listAttachedUserPolicies,
    createPolicy,
    getPolicy,
    deletePolicy,
    createAccountAlias,
    deleteAccountAlias,
    getPolicyVersion,
    listAccountAliases,
    listUsers,
    simulateCustomPolicy,
    simulatePrincipalPolicy,
    createPolicyVersion,
    listPolicyVersions,
    setDefaultPolicyVersion,
    deletePolicyVersion,
    putRolePermissionsBoundary,
    deleteRolePermissionsBoundary,
    putUserPermissionsBoundary,
    deleteUserPermissionsBoundary,
    createOpenIdConnectProvider,
    getOpenIdConnectProvider,
    listOpenIdConnectProviders,
    deleteOpenIdConnectProvider,
    getAccountAuthorizationDetails,
    addClientIdToOpenIdConnectProvider,
    listEntitiesForPolicy,
    listInstanceProfilesForRole,
    listOpenIdConnectProviderTags,
    listPolicies,
    listPolicyTags,
    listRoleTags,
    listUserTags,
    removeClientIdFromOpenIdConnectProvider,
    tagOpenIdConnectProvider,
    tagPolicy,
    tagRole,
    tagUser,
    untagOpenIdConnectProvider,
    untagPolicy,
    untagRole,
    untagUser,
    updateAccessKey,
    updateOpenIdConnectProviderThumbprint,
    updateRoleDescription,
    updateRole,
  ],
}
