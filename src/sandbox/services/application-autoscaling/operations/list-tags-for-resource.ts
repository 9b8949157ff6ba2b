import { tagListing } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ListTagsForResource.html */
export const listTagsForResource = tagListing(
  { name: 'application-autoscaling:ListTagsForResource' },
  tagging,
  (tags) => ({ Tags: { ...tags } }),
)
