import { tagList } from '../../../input.ts'
import { tagListing } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListTagsForResource.html */
export const listTagsForResource = tagListing({ name: 'ecr:ListTagsForResource' }, tagging, (tags) => ({
  tags: tagList(tags),
}))
