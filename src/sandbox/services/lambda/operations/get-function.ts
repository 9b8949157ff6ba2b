import { regionalArn } from '../../../arns.ts'
import type { Operation } from '../../../service.ts'
import { configurationOf, functionCheck, requireFunction } from '../input.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html */
export const getFunction: Operation = {
  name: 'lambda:GetFunction',
  access: 'read',
  refused: ['Qualifier'],
  checks: (input, context) => [functionCheck('GetFunction', input, context)],
  handle(input, context) {
    const found = requireFunction(input, context)
    return {
      Configuration: configurationOf(found, context),
      Code: { RepositoryType: 'S3', Location: regionalArn(context, 'lambda', `code:${found.name}`) },
      Tags: { ...found.tags },
    }
  },
}
