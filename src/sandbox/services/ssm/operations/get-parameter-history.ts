import { pageOf } from '../../../paging.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { decryption, parameterCheck, parameterNotFound, parameterOnWire, read, select } from '../input.ts'

/** Every version, the oldest first. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameterHistory.html */
export const getParameterHistory: Operation = {
  name: 'ssm:GetParameterHistory',
  access: 'read',
  checks(input, context) {
    const name = read.requiredText(input, 'Name')
    return [parameterCheck('ssm:GetParameterHistory', name, context), ...decryption([name], input, context)]
  },
  handle(input, context) {
    const found = select(read.requiredText(input, 'Name'), context)
    if (!found) throw parameterNotFound()
    const { parameter } = found
    const { items, nextToken } = pageOf(parameter.versions, {
      limit: read.number(input, 'MaxResults', { min: 1, max: 50 }) ?? 50,
      token: read.text(input, 'NextToken'),
      keyOf: ({ version }) => String(version).padStart(10, '0'),
      invalidToken: () => new ServiceError('InvalidNextToken', 'The specified token is not valid.'),
    })
    const decrypted = read.flag(input, 'WithDecryption') ?? false
    return {
      Parameters: items.map((version) => {
        const { ARN: _arn, ...members } = parameterOnWire(
          { parameter, version, selector: undefined },
          decrypted,
          context,
        )
        return { ...members, Labels: [...version.labels], Tier: 'Standard', Policies: [] }
      }),
      ...(nextToken !== undefined && { NextToken: nextToken }),
    }
  },
}
