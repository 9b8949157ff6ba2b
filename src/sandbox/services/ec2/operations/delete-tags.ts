import type { Operation } from '../../../service.ts'
import { read, resourceCheck } from '../input.ts'
import { taggedIn } from '../tags.ts'

/** A tag of another value than a request gives stays; without tags all are deleted. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteTags.html */
export const deleteTags: Operation = {
  name: 'ec2:DeleteTags',
  access: 'write',
  checks: (input, context) =>
    taggedIn(input, context).map((one) => {
      const check = resourceCheck('DeleteTags', one, context)
      const keys = read.objects(input, 'Tag').map((tag) => read.requiredText(tag, 'Key'))
      return { ...check, context: { ...check.context, 'aws:TagKeys': keys } }
    }),
  handle(input, context) {
    const given = read
      .objects(input, 'Tag')
      .map((tag) => [read.requiredText(tag, 'Key'), read.text(tag, 'Value')] as const)
    for (const { tags } of taggedIn(input, context)) {
      const wanted = given.length > 0 ? given : Object.entries(tags)
      for (const [key, value] of wanted) if (value === undefined || tags[key] === value) delete tags[key]
    }
    return { return: true }
  },
}
