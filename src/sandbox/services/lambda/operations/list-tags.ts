import { tagListing } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListTags.html */
export const listTags = tagListing({ name: 'lambda:ListTags' }, tagging, (tags) => ({ Tags: { ...tags } }))
