import { type Operation, ServiceError } from '../../../service.ts'
import { attributeChecks, attributeOutput, attributesIn } from '../attributes.ts'

/** Takes attributes from container instances; with a value only where it is the one that they have. */
export const deleteAttributes: Operation = {
  name: 'ecs:DeleteAttributes',
  access: 'write',
  checks: (input, context) => attributeChecks('DeleteAttributes', input, context),
  handle(input, context) {
    const given = attributesIn(input, context)
    for (const { instance, name, value } of given) {
      const found = instance.attributes.find((one) => one.name === name && (value === undefined || one.value === value))
      if (found) continue
      // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteAttributes.html (checked 2026-11); assumed: the text
      throw new ServiceError('TargetNotFoundException', 'The specified target was not found.')
    }
    for (const { instance, name } of given) {
      instance.attributes = instance.attributes.filter((one) => one.name !== name)
    }
    return { attributes: given.map((one) => attributeOutput(context, input, one)) }
  },
}
