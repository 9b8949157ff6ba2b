import { tagRemoval } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_UntagResource.html */
export const untagResource = tagRemoval({ name: 'scheduler:UntagResource' }, tagging)
