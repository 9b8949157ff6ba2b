import { tagAdding } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_TagResource.html */
export const tagResource = tagAdding({ name: 'cloudwatch:TagResource' }, tagging)
