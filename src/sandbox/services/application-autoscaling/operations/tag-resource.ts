import { tagAdding } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_TagResource.html */
export const tagResource = tagAdding({ name: 'application-autoscaling:TagResource' }, tagging)
