import { untagging } from '../tags.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagUser.html */
export const untagUser = untagging('User')
