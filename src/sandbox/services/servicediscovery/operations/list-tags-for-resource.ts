import { tagList } from '../../../input.ts'
import { tagListing } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_ListTagsForResource.html */
export const listTagsForResource = tagListing({ name: 'servicediscovery:ListTagsForResource' }, tagging, (tags) => ({
  Tags: tagList(tags),
}))
