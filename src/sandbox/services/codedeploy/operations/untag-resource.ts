import { tagRemoval } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_UntagResource.html */
export const untagResource = tagRemoval({ name: 'codedeploy:UntagResource' }, tagging)
