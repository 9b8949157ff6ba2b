import { tagRemoval } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UntagResource.html */
export const untagResource = tagRemoval({ name: 'secretsmanager:UntagResource' }, tagging)
