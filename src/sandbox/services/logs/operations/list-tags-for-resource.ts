import { tagListing } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ListTagsForResource.html */
export const listTagsForResource = tagListing({ name: 'logs:ListTagsForResource' }, tagging, (tags) => ({
  tags: { ...tags },
}))
