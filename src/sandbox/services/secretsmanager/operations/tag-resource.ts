import { tagAdding } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_TagResource.html */
export const tagResource = tagAdding({ name: 'secretsmanager:TagResource' }, tagging)
