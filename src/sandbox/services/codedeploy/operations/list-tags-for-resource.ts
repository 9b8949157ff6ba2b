import { tagList } from '../../../input.ts'
import { tagListing } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ListTagsForResource.html; all of them are on one page */
export const listTagsForResource = tagListing(
  { name: 'codedeploy:ListTagsForResource', withoutEffect: ['NextToken'] },
  tagging,
  (tags) => ({ Tags: tagList(tags) }),
)
