import { tagsListing } from '../tags.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyTags.html */
export const listPolicyTags = tagsListing('Policy')
