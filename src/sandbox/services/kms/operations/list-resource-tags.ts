import { tagListing } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_ListResourceTags.html; all of them are on one page */
export const listResourceTags = tagListing(
  { name: 'kms:ListResourceTags', withoutEffect: ['Limit', 'Marker'] },
  tagging,
  (tags) => ({
    Tags: Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
    Truncated: false,
  }),
)
