import { pageOf } from '../../../paging.ts'
import { type JsonObject, type Operation, type RequestContext, ServiceError } from '../../../service.ts'
import { decryption, parameterCheck, parameterOnWire, read } from '../input.ts'
import { latestOf, type Parameter, ssmState } from '../store.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html: IAM is asked about the path. */
export const getParametersByPath: Operation = {
  name: 'ssm:GetParametersByPath',
  access: 'read',
  refused: ['ParameterFilters'],
  checks(input, context) {
    const check = parameterCheck('ssm:GetParametersByPath', pathIn(input).replace(/(.)\/$/, '$1'), context)
    const recursive = { 'ssm:Recursive': String(read.flag(input, 'Recursive') ?? false) }
    const names = under(input, context).map(({ name }) => name)
    return [{ ...check, context: recursive }, ...decryption(names, input, context)]
  },
  handle(input, context) {
    const { items, nextToken } = pageOf(under(input, context), {
      limit: read.number(input, 'MaxResults', { min: 1, max: 10 }) ?? 10,
      token: read.text(input, 'NextToken'),
      keyOf: ({ name }) => name,
      invalidToken: () => new ServiceError('InvalidNextToken', 'The specified token is not valid.'),
    })
    const decrypted = read.flag(input, 'WithDecryption') ?? false
    return {
      Parameters: items.map((parameter) =>
        parameterOnWire({ parameter, version: latestOf(parameter), selector: undefined }, decrypted, context),
      ),
      ...(nextToken !== undefined && { NextToken: nextToken }),
    }
  },
}

function under(input: JsonObject, context: RequestContext): Parameter[] {
  const path = pathIn(input).replace(/\/?$/, '/')
  const isRecursive = read.flag(input, 'Recursive') ?? false
  return Object.values(ssmState(context.state).parameters).filter(({ name }) => {
    const own = name.startsWith('/') ? name : `/${name}`
    return own.startsWith(path) && (isRecursive || !own.slice(path.length).includes('/'))
  })
}

function pathIn(input: JsonObject): string {
  const path = read.requiredText(input, 'Path')
  if (path.startsWith('/')) return path
  throw new ServiceError(
    'ValidationException',
    `The parameter doesn't meet the parameter name requirements. The parameter name must begin with a forward slash "/". It can't be prefixed with \\"aws\\" or \\"ssm\\" (case-insensitive). It must use only letters, numbers, or the following symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use the forward slash symbol "/". Valid example: /get/parameters2-/by1./path0_.`,
  )
}
