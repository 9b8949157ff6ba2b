import { tagRemoval } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_UntagResource.html */
export const untagResource = tagRemoval({ name: 'cloudwatch:UntagResource' }, tagging)
