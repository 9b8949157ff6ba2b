import { tagAdding } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_TagResource.html */
export const tagResource = tagAdding({ name: 'servicediscovery:TagResource' }, tagging)
