import { boundaryDeletion } from '../boundaries.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPermissionsBoundary.html */
export const deleteUserPermissionsBoundary = boundaryDeletion('user')
