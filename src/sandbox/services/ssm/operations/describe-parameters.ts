import { pageOf } from '../../../paging.ts'
import { type JsonObject, type Operation, type RequestContext, ServiceError } from '../../../service.ts'
import { read } from '../input.ts'
import { latestOf, type Parameter, parameterArn, ssmState } from '../store.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html; filters by name alone. */
export const describeParameters: Operation = {
  name: 'ssm:DescribeParameters',
  access: 'read',
  withoutEffect: ['Shared'],
  checks: () => [{ action: 'ssm:DescribeParameters', resource: '*' }],
  handle(input, context) {
    const accepts = filterOf(input)
    const { items, nextToken } = pageOf(Object.values(ssmState(context.state).parameters).filter(accepts), {
      limit: read.number(input, 'MaxResults', { min: 1, max: 50 }) ?? 10,
      token: read.text(input, 'NextToken'),
      keyOf: ({ name }) => name,
      invalidToken: () => new ServiceError('InvalidNextToken', 'The specified token is not valid.'),
    })
    return {
      Parameters: items.map((parameter) => metadata(parameter, context)),
      ...(nextToken !== undefined && { NextToken: nextToken }),
    }
  },
}

function metadata(parameter: Parameter, context: RequestContext): JsonObject {
  const { version, modifiedAt } = latestOf(parameter)
  return {
    Name: parameter.name,
    ARN: parameterArn(context, parameter.name),
    Type: parameter.type,
    ...(parameter.type === 'SecureString' && { KeyId: parameter.keyId ?? 'alias/aws/ssm' }),
    ...(parameter.description !== undefined && { Description: parameter.description }),
    LastModifiedDate: modifiedAt / 1000,
    Version: version,
    Tier: 'Standard',
    Policies: [],
    DataType: 'text',
  }
}

function filterOf(input: JsonObject): (parameter: Parameter) => boolean {
  const filters = [...read.objects(input, 'ParameterFilters'), ...read.objects(input, 'Filters')].map((filter) => {
    const key = read.requiredText(filter, 'Key')
    if (key !== 'Name') {
      throw new ServiceError(
        'InvalidFilterKey',
        `The sandbox filters parameters by Name alone, not by ${key.slice(0, 100)}.`,
      )
    }
    return { option: read.text(filter, 'Option') ?? 'Equals', values: read.texts(filter, 'Values') }
  })
  return ({ name }) =>
    filters.every(({ option, values }) =>
      values.some((value) =>
        option === 'BeginsWith'
          ? name.startsWith(value)
          : option === 'Contains'
            ? name.includes(value)
            : name === value,
      ),
    )
}
