import { tagList } from '../../../input.ts'
import { tagListing } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListTagsForResource.html */
export const listTagsForResource = tagListing({ name: 'scheduler:ListTagsForResource' }, tagging, (tags) => ({
  Tags: tagList(tags),
}))
