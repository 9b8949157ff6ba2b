import { tagRemoval } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_UntagResource.html */
export const untagResource = tagRemoval({ name: 'application-autoscaling:UntagResource' }, tagging)
