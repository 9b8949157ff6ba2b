import { tagList } from '../../../input.ts'
import { tagListing } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListTagsForResource.html */
export const listTagsForResource = tagListing({ name: 'ssm:ListTagsForResource' }, tagging, (tags) => ({
  TagList: tagList(tags),
}))
