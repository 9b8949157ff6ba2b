import { tagRemoval } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_UntagResource.html */
export const untagResource = tagRemoval({ name: 'lambda:UntagResource' }, tagging)
