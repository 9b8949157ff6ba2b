import { untagging } from '../tags.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagRole.html */
export const untagRole = untagging('Role')
