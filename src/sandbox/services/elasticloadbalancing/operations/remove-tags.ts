import type { Operation } from '../../../service.ts'
import { read, writeCheck } from '../input.ts'
import { taggedIn } from '../tags.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RemoveTags.html */
export const removeTags: Operation = {
  name: 'elasticloadbalancing:RemoveTags',
  access: 'write',
  checks: (input, context) =>
    read.requiredTexts(input, 'ResourceArns', 20).map((arn) => {
      const check = writeCheck('RemoveTags', arn, context)
      return { ...check, context: { ...check.context, 'aws:TagKeys': read.texts(input, 'TagKeys') } }
    }),
  handle(input, context) {
    const keys = read.texts(input, 'TagKeys')
    for (const one of taggedIn(input, context)) for (const key of keys) delete one.tags[key]
    return {}
  },
}
