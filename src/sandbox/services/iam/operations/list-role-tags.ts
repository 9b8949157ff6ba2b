import { tagsListing } from '../tags.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html */
export const listRoleTags = tagsListing('Role')
