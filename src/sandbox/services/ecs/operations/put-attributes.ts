import type { Operation } from '../../../service.ts'
import { attributeChecks, attributeOutput, attributesIn } from '../attributes.ts'

/** Gives attributes to container instances; placement does not look at them. */
export const putAttributes: Operation = {
  name: 'ecs:PutAttributes',
  access: 'write',
  withoutEffect: ['attributes[].value'],
  checks: (input, context) => attributeChecks('PutAttributes', input, context),
  handle(input, context) {
    const given = attributesIn(input, context)
    for (const { instance, name, value } of given) {
      const kept = instance.attributes.filter((one) => one.name !== name)
      instance.attributes = [...kept, { name, ...(value !== undefined && { value }) }]
    }
    return { attributes: given.map((one) => attributeOutput(context, input, one)) }
  },
}
