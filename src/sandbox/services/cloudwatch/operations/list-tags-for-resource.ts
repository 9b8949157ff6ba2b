import { tagList } from '../../../input.ts'
import { tagListing } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListTagsForResource.html */
export const listTagsForResource = tagListing({ name: 'cloudwatch:ListTagsForResource' }, tagging, (tags) => ({
  Tags: tagList(tags),
}))
