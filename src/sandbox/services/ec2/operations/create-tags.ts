import { requestTagKeys } from '../../../input.ts'
import { put } from '../../../records.ts'
import type { Operation } from '../../../service.ts'
import { read, resourceCheck } from '../input.ts'
import { taggedIn } from '../tags.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html */
export const createTags: Operation = {
  name: 'ec2:CreateTags',
  access: 'write',
  checks: (input, context) =>
    taggedIn(input, context).map((one) => {
      const check = resourceCheck('CreateTags', one, context)
      return { ...check, context: { ...check.context, ...requestTagKeys(read.tags(input, 'Tag')) } }
    }),
  handle(input, context) {
    const tags = Object.entries(read.tags(input, 'Tag'))
    for (const one of taggedIn(input, context)) for (const [key, value] of tags) put(one.tags, key, value)
    return { return: true }
  },
}
