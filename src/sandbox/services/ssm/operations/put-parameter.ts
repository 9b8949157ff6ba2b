import { requestTagKeys } from '../../../input.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { parameterCheck, read } from '../input.ts'
import { keepParameter } from '../put-parameter.ts'
import { findParameter, latestOf, parameterTypes } from '../store.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
export const putParameter: Operation = {
  name: 'ssm:PutParameter',
  access: 'write',
  refused: ['Policies'],
  checks(input, context) {
    const tags = read.tags(input, 'Tags')
    const check = parameterCheck('ssm:PutParameter', read.requiredText(input, 'Name'), context)
    const overwrite = { 'ssm:Overwrite': String(read.flag(input, 'Overwrite') ?? false) }
    const tagged = { ...check, action: 'ssm:AddTagsToResource', context: requestTagKeys(tags) }
    return [
      { ...check, context: { ...check.context, ...overwrite } },
      ...(Object.keys(tags).length > 0 ? [tagged] : []),
    ]
  },
  handle(input, context) {
    const name = read.requiredText(input, 'Name')
    const value = read.requiredText(input, 'Value')
    const existing = findParameter(context.state, context, name)
    const type = read.choice(input, 'Type', parameterTypes) ?? existing?.type
    if (existing && read.flag(input, 'Overwrite') !== true) {
      throw new ServiceError(
        'ParameterAlreadyExists',
        'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
      )
    }
    if (type === undefined)
      throw new ServiceError('ValidationException', 'A parameter type is required when you create a parameter.')
    const allowed = read.text(input, 'AllowedPattern')
    if (allowed !== undefined && !matches(allowed, value)) {
      // reported by users: the text
      throw new ServiceError(
        'ParameterPatternMismatchException',
        `Parameter value, can't be accepted because it does not match the allowed pattern: ${allowed}.`,
      )
    }
    const parameter = keepParameter(
      {
        name,
        value,
        type,
        description: read.text(input, 'Description'),
        keyId: read.text(input, 'KeyId'),
        tags: read.tags(input, 'Tags'),
      },
      context,
    )
    return { Version: latestOf(parameter).version, Tier: 'Standard' }
  },
}

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern).test(value)
  } catch {
    throw new ServiceError(
      'InvalidAllowedPatternException',
      'The request does not meet the regular expression requirement.',
    )
  }
}
