import { requestTagKeys } from '../../../input.ts'
import { put } from '../../../records.ts'
import type { Operation } from '../../../service.ts'
import { read, writeCheck } from '../input.ts'
import { taggedIn } from '../tags.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AddTags.html */
export const addTags: Operation = {
  name: 'elasticloadbalancing:AddTags',
  access: 'write',
  checks: (input, context) =>
    read.requiredTexts(input, 'ResourceArns', 20).map((arn) => {
      const check = writeCheck('AddTags', arn, context)
      return { ...check, context: { ...check.context, ...requestTagKeys(read.tags(input, 'Tags')) } }
    }),
  handle(input, context) {
    const tags = Object.entries(read.tags(input, 'Tags'))
    for (const one of taggedIn(input, context)) for (const [key, value] of tags) put(one.tags, key, value)
    return {}
  },
}
