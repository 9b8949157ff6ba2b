import { tagAdding } from '../../../tagging.ts'
import { tagging } from '../tags.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AddTagsToResource.html */
export const addTagsToResource = tagAdding({ name: 'ssm:AddTagsToResource' }, tagging)
