import { boundaryDeletion } from '../boundaries.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html */
export const deleteRolePermissionsBoundary = boundaryDeletion('role')
