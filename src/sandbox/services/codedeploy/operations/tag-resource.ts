import { tagAdding } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_TagResource.html */
export const tagResource = tagAdding({ name: 'codedeploy:TagResource' }, tagging)
