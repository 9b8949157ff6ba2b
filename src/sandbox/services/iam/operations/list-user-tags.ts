import { tagsListing } from '../tags.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserTags.html */
export const listUserTags = tagsListing('User')
