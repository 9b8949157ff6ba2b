import { untagging } from '../tags.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagPolicy.html */
export const untagPolicy = untagging('Policy')
